-- One judge or arbitrator with most of the mediated loan and labour cases of a body that has several.
WITH signed AS (
    SELECT DISTINCT j.name, d.court, d.doc_id, d.day
    FROM judges j JOIN docs d USING (doc_id)
    WHERE d.opens AND d.mediated AND (d.loan OR d.labour) AND d.court IS NOT NULL AND d.day IS NOT NULL
      AND j.title IN ('presiding_judge', 'judge') AND NOT regexp_matches(j.name, (SELECT value FROM settings WHERE name = 'masked'))
), bodies AS (
    SELECT d.court, count(DISTINCT d.doc_id) FILTER (WHERE d.mediated AND (d.loan OR d.labour)) AS mediated,
           count(DISTINCT j.name) AS officers
    FROM docs d JOIN judges j USING (doc_id)
    WHERE d.opens AND d.court IS NOT NULL AND j.title IN ('presiding_judge', 'judge') GROUP BY d.court
)
SELECT s.name || ' ' || s.court AS subject, s.name AS names, [] AS entities, list(s.doc_id ORDER BY s.day, s.doc_id) AS doc_ids,
       count(*) AS n, $cases AS least, min(s.day) AS first_day, max(s.day) AS last_day, s.court AS place,
       any_value(b.mediated) AS all_mediated
FROM signed s JOIN bodies b USING (court)
GROUP BY s.name, s.court
HAVING count(*) >= $cases AND count(*) >= $share * any_value(b.mediated) AND any_value(b.officers) >= $officers
