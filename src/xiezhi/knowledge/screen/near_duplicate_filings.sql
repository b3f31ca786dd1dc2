-- Groups of near-duplicate filings (table repeats: doc_a, doc_b, similarity, grp) of different cases and people.
-- A court writes its judgments from a template of its own: of papers of a court only those tell something that share
-- people, or are almost the same; and they weigh less than papers of the parties.
WITH members AS (
    SELECT grp, doc_a AS doc_id, similarity FROM repeats UNION ALL SELECT grp, doc_b, similarity FROM repeats
), cases AS (
    SELECT m.grp, d.case_key, min(d.doc_id) AS doc_id, min(d.day) AS day, max(m.similarity) AS similarity,
           bool_or(d.doc_type IN ('complaint', 'counterclaim', 'answer', 'application', 'arbitration_application', 'bankruptcy_claim'))
               AS by_party,
           bool_or(d.loan OR d.labour) AS money
    FROM members m JOIN docs d USING (doc_id)
    WHERE d.opens GROUP BY m.grp, d.case_key
), appearances AS (
    SELECT c.grp, s.entity, count(DISTINCT c.case_key) AS cases, bool_or(s.institution) AS institution
    FROM cases c JOIN sides s USING (doc_id) GROUP BY c.grp, s.entity
    UNION ALL
    SELECT c.grp, a.entity, count(DISTINCT c.case_key), false
    FROM cases c JOIN agents a USING (doc_id) WHERE a.firm IS NULL GROUP BY c.grp, a.entity
), shared AS (
    SELECT grp, max(cases) FILTER (WHERE NOT institution) AS most FROM appearances GROUP BY grp
), people AS (
    SELECT c.grp, list(DISTINCT s.entity ORDER BY s.entity) AS entities,
           count(DISTINCT s.entity) FILTER (WHERE s.side = 'claimant') AS claimants,
           count(DISTINCT s.entity) FILTER (WHERE s.side = 'opponent') AS opponents,
           count(*) FILTER (WHERE s.side = 'claimant' AND s.institution) AS institutions,
           list(DISTINCT s.name ORDER BY s.name) FILTER (WHERE s.side <> 'other') AS names
    FROM cases c JOIN sides s USING (doc_id) GROUP BY c.grp
)
SELECT 'group ' || c.grp AS subject, array_to_string(any_value(p.names)[1:6], '、') AS names,
       any_value(p.entities) AS entities, list(c.doc_id ORDER BY c.day, c.doc_id) AS doc_ids, count(*) AS n,
       $cases AS least, min(c.day) AS first_day, max(c.day) AS last_day, any_value(p.claimants) AS claimants,
       any_value(p.opponents) AS opponents, min(c.similarity) AS least_similarity,
       CASE WHEN bool_and(c.by_party) THEN 1.0 WHEN bool_or(c.money) THEN 0.7 ELSE 0.35 END AS weight
FROM cases c JOIN people p USING (grp) JOIN shared h USING (grp)
GROUP BY c.grp
HAVING count(*) >= $cases AND any_value(p.institutions) = 0 AND any_value(p.claimants) + any_value(p.opponents) > 2
   AND (bool_and(c.by_party) OR any_value(h.most) > 1 OR min(c.similarity) >= $alone)
