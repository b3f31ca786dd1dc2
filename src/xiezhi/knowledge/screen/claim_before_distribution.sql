-- Claims against one debtor, settled without a contest, just before what was realised of the debtor is distributed.
-- The distribution is dated by a document that tells of it (auction closed, plan of distribution, bankruptcy accepted).
WITH distribution AS (
    SELECT o.entity AS debtor, any_value(o.name) AS name, d.doc_id, coalesce(d.decided, d.accepted) AS told_on
    FROM docs d JOIN texts t USING (doc_id) JOIN sides o USING (doc_id)
    WHERE d.procedure IN ('enforcement', 'bankruptcy')
      AND o.side = 'opponent' AND NOT o.institution AND coalesce(d.decided, d.accepted) IS NOT NULL
      AND regexp_matches(regexp_replace(t.text, '\s', '', 'g'), (SELECT value FROM settings WHERE name = 'distribution'))
    GROUP BY ALL
), titles AS (
    SELECT o.entity AS debtor, c.entity AS creditor, c.name, min(d.doc_id) AS doc_id, min(coalesce(d.decided, d.accepted)) AS day
    FROM docs d JOIN sides o USING (doc_id) JOIN sides c USING (doc_id)
    LEFT JOIN (SELECT DISTINCT doc_id FROM signs WHERE id IN ('no_substantive_dispute', 'rapid_mediation')) smooth USING (doc_id)
    WHERE d.opens AND (d.loan OR d.labour OR d.doc_type = 'payment_order') AND coalesce(d.decided, d.accepted) IS NOT NULL
      AND o.side = 'opponent' AND c.side = 'claimant' AND NOT c.institution AND o.entity <> c.entity
      AND (d.mediated OR d.doc_type = 'payment_order' OR smooth.doc_id IS NOT NULL)
    GROUP BY o.entity, c.entity, c.name, d.case_key
), near_to AS (
    SELECT s.debtor, s.name, s.doc_id AS told_in, s.told_on, t.creditor, t.name AS creditor_name, t.doc_id, t.day
    FROM distribution s JOIN titles t ON t.debtor = s.debtor AND t.doc_id <> s.doc_id
         AND t.day BETWEEN s.told_on - to_days($days) AND s.told_on + to_days($days_after)
    -- Whoever had the property seized is no newcomer.
    WHERE NOT EXISTS (FROM sides a WHERE a.doc_id = s.doc_id AND a.side = 'claimant' AND a.entity = t.creditor)
), counted AS (
    SELECT debtor, any_value(name) AS names, told_in, any_value(told_on) AS told_on, list_distinct(list(creditor)) AS creditors,
           list_sort(list_distinct(list(creditor_name))) AS creditor_names, list(doc_id) AS doc_ids, min(day) AS first_day, max(day) AS last_day
    FROM near_to GROUP BY debtor, told_in
), best AS (
    SELECT * FROM counted
    QUALIFY row_number() OVER (PARTITION BY debtor ORDER BY len(creditors) DESC, told_on, told_in) = 1
)
SELECT debtor AS subject, names, [debtor] || list_sort(creditors) AS entities, list_sort(list_distinct(doc_ids || [told_in])) AS doc_ids,
       len(creditors) AS n, $creditors AS least, first_day, last_day, told_on, array_to_string(creditor_names[:5], '、') AS creditor_names
FROM best WHERE len(creditors) >= $creditors
