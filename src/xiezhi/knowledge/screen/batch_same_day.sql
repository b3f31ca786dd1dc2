-- Many cases of one claimant in one court with the same day of filing or of decision.
WITH dated AS (
    SELECT s.entity, any_value(s.name) AS name, d.court, d.case_key, min(d.doc_id) AS doc_id, unnest(kinds) AS kind,
           unnest([any_value(d.accepted), any_value(d.decided)]) AS day
    FROM docs d JOIN sides s USING (doc_id), (SELECT ['受理', '裁判'] AS kinds)
    WHERE d.opens AND s.side = 'claimant' AND NOT s.institution AND NOT s.masked
    GROUP BY s.entity, d.court, d.case_key, kinds
), batches AS (
    SELECT entity, any_value(name) AS name, court, day, kind, count(*) AS n, list(doc_id ORDER BY case_key) AS doc_ids,
           list(try_cast(regexp_extract(case_key, '(\d+)号', 1) AS INTEGER) ORDER BY case_key) AS numbers
    FROM dated WHERE day IS NOT NULL GROUP BY entity, court, day, kind HAVING count(*) >= $cases
)
-- Cases filed on one day are often decided on one day too: told once, with the first day.
SELECT entity || ' ' || coalesce(court, '') || ' ' || min(day) AS subject, any_value(name) AS names, [entity] AS entities,
       doc_ids, any_value(n) AS n, $cases AS least, min(day) AS first_day, max(day) AS last_day, coalesce(court, '') AS place,
       list_max(any_value(numbers)) - list_min(any_value(numbers)) + 1 = any_value(n) AS consecutive,
       string_agg(day || kind, '、' ORDER BY day) AS days
FROM batches GROUP BY entity, court, doc_ids
