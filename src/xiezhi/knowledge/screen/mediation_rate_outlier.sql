-- Claimants and agents whose cases end in mediation or withdrawal far more often than others of the same cause in
-- this archive. z is that of a binomial with the archive's rate, taken for each case by its cause.
WITH ended AS (
    SELECT doc_id, case_key, cause, day, mediated OR coalesce(result = 'withdrawn', false) AS gave_up
    FROM docs
    WHERE opens AND (result IS NOT NULL OR mediated) AND day IS NOT NULL
      AND NOT regexp_matches(cause, (SELECT value FROM settings WHERE name = 'family_and_traffic'))
), rates AS (
    SELECT cause, avg(gave_up::INT) AS rate FROM ended GROUP BY cause HAVING count(*) >= $base_cases
), units AS (
    SELECT entity, name, doc_id, '原告 claimant' AS what FROM sides WHERE side = 'claimant' AND NOT institution AND NOT masked
    UNION ALL
    SELECT entity, name, doc_id, '代理人 agent' FROM agents WHERE NOT masked AND NOT client_institution
), summed AS (
    SELECT u.entity, u.what, any_value(u.name) AS name, count(DISTINCT e.case_key) AS n, list(DISTINCT e.doc_id ORDER BY e.doc_id) AS doc_ids,
           sum(e.gave_up::INT) AS gave_up, sum(r.rate) AS expected, sum(r.rate * (1 - r.rate)) AS variance,
           min(e.day) AS first_day, max(e.day) AS last_day
    FROM (SELECT DISTINCT * FROM units) u JOIN ended e USING (doc_id) JOIN rates r USING (cause) GROUP BY u.entity, u.what
)
SELECT what || ' ' || entity AS subject, name AS names, [entity] AS entities, doc_ids, n, $cases AS least, first_day, last_day,
       what, gave_up, round(expected, 1) AS expected, round((gave_up - expected) / sqrt(variance), 1) AS z
FROM summed
WHERE n >= $cases AND variance > 0 AND (gave_up - expected) / sqrt(variance) >= $z
