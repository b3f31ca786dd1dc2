-- Several new creditors of one debtor within a short window, most of them without a contest.
WITH claims_on AS (
    SELECT o.entity AS debtor, any_value(o.name) AS name, c.entity AS creditor, d.case_key, min(d.doc_id) AS doc_id,
           min(d.day) AS day, bool_or(d.mediated OR smooth.doc_id IS NOT NULL) AS uncontested
    FROM docs d JOIN sides o USING (doc_id) JOIN sides c USING (doc_id)
    LEFT JOIN (SELECT DISTINCT doc_id FROM signs WHERE id IN ('no_substantive_dispute', 'rapid_mediation')) smooth USING (doc_id)
    WHERE d.opens AND d.loan AND d.day IS NOT NULL AND o.side = 'opponent' AND c.side = 'claimant'
      AND NOT o.institution AND NOT c.institution AND o.entity <> c.entity
    GROUP BY o.entity, c.entity, d.case_key
), counted AS (
    SELECT *, list(creditor) OVER w AS creditors, list(doc_id) OVER w AS doc_ids, min(day) OVER w AS first_day,
           count(*) OVER w AS n, count(*) FILTER (WHERE uncontested) OVER w AS uncontested_cases
    FROM claims_on
    WINDOW w AS (PARTITION BY debtor ORDER BY day RANGE BETWEEN to_days($days) PRECEDING AND CURRENT ROW)
), clusters AS (
    SELECT *, len(list_distinct(creditors)) AS size FROM counted
    WHERE uncontested_cases >= $uncontested_share * n AND len(list_distinct(creditors)) >= $creditors
), best AS (
    SELECT debtor, any_value(name) AS names, max_by(list_distinct(creditors), size) AS creditors,
           max_by(doc_ids, size) AS doc_ids, max(size) AS n, max_by(first_day, size) AS first_day, max_by(day, size) AS last_day,
           max_by(uncontested_cases, size) AS uncontested_cases
    FROM clusters GROUP BY debtor
)
SELECT b.debtor AS subject, b.names, [b.debtor] || list_sort(b.creditors) AS entities, b.doc_ids, b.n, $creditors AS least,
       b.first_day, b.last_day, b.uncontested_cases,
       (SELECT count(*) FROM docs d JOIN sides s USING (doc_id)
        WHERE s.entity = b.debtor AND s.side = 'opponent' AND d.day < b.first_day) AS earlier
FROM best b
