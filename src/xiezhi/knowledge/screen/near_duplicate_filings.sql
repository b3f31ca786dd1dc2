-- Groups of near-duplicate filings (table repeats: doc_a, doc_b, similarity, grp) of different cases and people.
WITH members AS (
    SELECT grp, doc_a AS doc_id, similarity FROM repeats UNION ALL SELECT grp, doc_b, similarity FROM repeats
), cases AS (
    SELECT m.grp, d.case_key, min(d.doc_id) AS doc_id, min(d.day) AS day, max(m.similarity) AS similarity
    FROM members m JOIN docs d USING (doc_id)
    WHERE d.opens GROUP BY m.grp, d.case_key
), people AS (
    SELECT c.grp, list(DISTINCT s.entity ORDER BY s.entity) AS entities,
           count(DISTINCT s.entity) FILTER (WHERE s.side = 'claimant') AS claimants,
           count(DISTINCT s.entity) FILTER (WHERE s.side = 'opponent') AS opponents,
           count(*) FILTER (WHERE s.side = 'claimant' AND s.institution) AS institutions,
           list(DISTINCT s.name ORDER BY s.name) FILTER (WHERE s.side <> 'other') AS names
    FROM cases c JOIN sides s USING (doc_id) GROUP BY c.grp
)
SELECT 'group ' || c.grp AS subject, array_to_string(any_value(p.names)[1:6], '、') AS names, any_value(p.entities) AS entities,
       list(c.doc_id ORDER BY c.day, c.doc_id) AS doc_ids, count(*) AS n, $cases AS least,
       min(c.day) AS first_day, max(c.day) AS last_day, any_value(p.claimants) AS claimants,
       any_value(p.opponents) AS opponents, min(c.similarity) AS least_similarity
FROM cases c JOIN people p USING (grp)
GROUP BY c.grp
HAVING count(*) >= $cases AND any_value(p.institutions) = 0 AND any_value(p.claimants) + any_value(p.opponents) > 2
