-- Loan suits between the same two parties, in either direction, within a window.
WITH pairs AS (
    SELECT least(a.entity, b.entity) AS x, greatest(a.entity, b.entity) AS y, d.case_key, min(d.doc_id) AS doc_id,
           min(d.day) AS day, string_agg(DISTINCT a.name || ' → ' || b.name) AS names
    FROM docs d JOIN sides a USING (doc_id) JOIN sides b USING (doc_id)
    WHERE d.loan AND d.opens AND d.day IS NOT NULL AND a.side = 'claimant' AND b.side = 'opponent'
      AND NOT a.institution AND NOT b.institution AND a.entity <> b.entity
    GROUP BY ALL
), counted AS (
    SELECT *, count(*) OVER w AS n, list(doc_id) OVER w AS doc_ids, min(day) OVER w AS first_day
    FROM pairs
    WINDOW w AS (PARTITION BY x, y ORDER BY day RANGE BETWEEN to_days($days) PRECEDING AND CURRENT ROW)
)
SELECT x || ' ' || y AS subject, max_by(names, n) AS names, [x, y] AS entities, max_by(doc_ids, n) AS doc_ids,
       max(n) AS n, $cases AS least, max_by(first_day, n) AS first_day, max_by(day, n) AS last_day
FROM counted GROUP BY x, y HAVING max(n) >= $cases
