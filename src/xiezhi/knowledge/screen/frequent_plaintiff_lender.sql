-- Loan suits of one claimant (or of a circle of linked claimants) in a sliding window, against every rule of
-- lenders.toml that applies to the place. A circle is one unit, and so is each of its members.
WITH units AS (
    SELECT entity AS unit, name AS names, * EXCLUDE (name) FROM loan_suits
    UNION ALL
    SELECT 'circle ' || c.circle, c.names, s.* EXCLUDE (name)
    FROM loan_suits s JOIN circles c USING (entity)
), counted AS (
    SELECT u.*, r.id AS rule, r.text, r.cases AS least, r.years, r.authority,
           count(*) OVER w AS n, sum(u.principal) OVER w AS total, list(u.doc_id) OVER w AS doc_ids,
           list(u.entity) OVER w AS entities, min(u.day) OVER w AS first_day, r.principal AS least_principal
    FROM units u JOIN lender_rules r ON r.province IN ('', u.province)
    WINDOW w AS (PARTITION BY r.id, u.unit, CASE r.scope WHEN 'court' THEN u.court WHEN 'area' THEN u.area ELSE '' END
                 ORDER BY u.day RANGE BETWEEN to_days(r.years * 365) PRECEDING AND CURRENT ROW)
), reached AS (
    SELECT *, n / least AS ratio FROM counted WHERE n >= least AND total >= least_principal
)
SELECT unit AS subject, max_by(names, n) AS names, max_by(list_distinct(entities), n) AS entities,
       max_by(doc_ids, n) AS doc_ids, max(n) AS n, max_by(least, n) AS least, max(ratio) AS ratio,
       max_by(first_day, n) AS first_day, max_by(day, n) AS last_day,
       string_agg(DISTINCT text || '（' || authority || '）', '；' ORDER BY text || '（' || authority || '）') AS rule,
       max_by(total, n) AS total
FROM reached
GROUP BY unit
-- A circle of which only one member lends often says nothing new.
HAVING NOT (starts_with(unit, 'circle') AND len(max_by(list_distinct(entities), n)) < 2)
