-- One loan in several cases: same lender and borrower by name, same principal, same day. Names, sum and day agree:
-- that is ground enough to hold them together across courts; masked names never are.
WITH told AS (
    SELECT l.lender, l.borrower, l.principal, l.lent_on, d.case_key, min(d.doc_id) AS doc_id, any_value(d.court) AS court,
           min(d.day) AS day, bool_or(d.result IN ('withdrawn', 'rejected')) AS ended
    FROM loans l JOIN docs d USING (doc_id)
    WHERE d.opens AND l.principal IS NOT NULL AND l.lent_on IS NOT NULL
      AND NOT regexp_matches(l.lender, (SELECT value FROM settings WHERE name = 'masked'))
      AND NOT regexp_matches(l.borrower, (SELECT value FROM settings WHERE name = 'masked'))
      AND NOT EXISTS (FROM resolved r WHERE r.doc_id = l.doc_id AND r.name IN (l.lender, l.borrower) AND r.institution)
    GROUP BY l.lender, l.borrower, l.principal, l.lent_on, d.case_key
)
SELECT lender || ' ' || borrower || ' ' || principal || ' ' || lent_on AS subject, lender || ' → ' || borrower AS names,
       (SELECT list(DISTINCT r.entity ORDER BY r.entity) FROM resolved r
        WHERE list_contains(list(t.doc_id), r.doc_id) AND r.name IN (t.lender, t.borrower)) AS entities,
       list(doc_id ORDER BY day, doc_id) AS doc_ids, count(*) AS n, 2 AS least, min(day) AS first_day, max(day) AS last_day,
       count(DISTINCT court) AS courts, principal AS total, lent_on, count(*) FILTER (WHERE ended) AS withdrawn
FROM told t GROUP BY lender, borrower, principal, lent_on HAVING count(*) > 1
