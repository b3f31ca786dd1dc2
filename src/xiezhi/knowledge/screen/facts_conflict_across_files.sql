-- A lender without assets, and a worker with two employers at one time.
WITH broke AS (
    SELECT s.entity, s.name, d.doc_id, d.day FROM docs d JOIN sides s USING (doc_id)
    WHERE d.procedure = 'enforcement' AND d.result = 'enforcement_ended' AND s.side = 'opponent' AND s.kind = 'person'
      AND NOT s.institution AND d.day IS NOT NULL
), lent AS (
    SELECT s.entity, l.doc_id, l.principal, try_cast(l.lent_on AS DATE) AS day
    FROM loans l JOIN sides s ON s.doc_id = l.doc_id AND s.name = l.lender
    WHERE l.principal >= $principal AND s.kind = 'person'
), jobs AS (
    SELECT s.entity, s.name, o.entity AS employer, o.name AS employer_name, e.doc_id,
           try_cast(e."from" AS DATE) AS first, try_cast(e."to" AS DATE) AS last
    FROM employments e JOIN sides s ON s.doc_id = e.doc_id AND s.name = e.worker
    JOIN sides o ON o.doc_id = e.doc_id AND o.name = e.employer
    WHERE e."from" IS NOT NULL AND e."to" IS NOT NULL
)
SELECT 'lender ' || b.entity AS subject, any_value(b.name) AS names, [b.entity] AS entities,
       list_sort(list_distinct(list(b.doc_id) || list(l.doc_id))) AS doc_ids, len(doc_ids) AS n, 2 AS least,
       least(min(b.day), min(l.day)) AS first_day, greatest(max(b.day), max(l.day)) AS last_day,
       '执行中无财产可供执行，同期出借' || max(l.principal)::BIGINT || '元' AS conflict
FROM broke b JOIN lent l ON l.entity = b.entity AND abs(b.day - l.day) <= $days GROUP BY b.entity
UNION ALL
SELECT 'worker ' || a.entity, any_value(a.name), [a.entity], list_sort(list_distinct(list(a.doc_id) || list(b.doc_id))),
       len(list_sort(list_distinct(list(a.doc_id) || list(b.doc_id)))), 2, min(least(a.first, b.first)), max(greatest(a.last, b.last)),
       '同一时期在两个用人单位任职：' || string_agg(DISTINCT a.employer_name || '、' || b.employer_name, '；')
FROM jobs a JOIN jobs b ON b.entity = a.entity AND a.employer < b.employer
     AND least(a.last, b.last) - greatest(a.first, b.first) >= $overlap_days
GROUP BY a.entity
