-- The same sum between the same two, once as a loan and once as wages.
WITH lent AS (
    SELECT l.lender, l.borrower, l.principal, d.doc_id, d.case_key, d.day, s.entity
    FROM loans l JOIN docs d USING (doc_id) JOIN sides s ON s.doc_id = l.doc_id AND s.name = l.lender
    WHERE l.principal IS NOT NULL AND NOT s.masked AND NOT s.institution
), asked AS (
    SELECT s.name, s.entity, o.name AS employer, coalesce(e.claimed, c.amount) AS amount, d.doc_id, d.case_key, d.day
    FROM docs d JOIN sides s ON s.doc_id = d.doc_id AND s.side = 'claimant' AND NOT s.masked
    JOIN sides o ON o.doc_id = d.doc_id AND o.side = 'opponent'
    LEFT JOIN employments e ON e.doc_id = d.doc_id AND e.worker = s.name
    LEFT JOIN claims c ON c.doc_id = d.doc_id AND c.kind = 'wages'
    WHERE d.labour AND coalesce(e.claimed, c.amount) IS NOT NULL
)
SELECT l.entity || ' ' || l.borrower AS subject, any_value(l.lender || ' → ' || l.borrower) AS names, [l.entity] AS entities,
       list_sort(list_distinct(list(l.doc_id) || list(a.doc_id))) AS doc_ids, len(doc_ids) AS n, 2 AS least,
       least(min(l.day), min(a.day)) AS first_day, greatest(max(l.day), max(a.day)) AS last_day, max(l.principal) AS total
FROM lent l JOIN asked a ON a.entity = l.entity AND a.employer = l.borrower AND a.amount = l.principal AND a.case_key <> l.case_key
GROUP BY l.entity, l.borrower
