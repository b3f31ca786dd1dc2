-- Views that all questions share. Parameters come as tables: court_areas (court, level, area, province),
-- resolved (doc_id, part, n, name, entity, ground, masked, institution), settings (name, value).

-- One row per document that was read. A case is its number; without one, its document.
CREATE TABLE docs AS
SELECT d.doc_id,
       coalesce(nullif(regexp_replace(translate(d.case_number, '（）〔〕[]【】', '()()()()'), '\s', '', 'g'), ''), d.doc_id)
           AS case_key,
       d.court, c.level, coalesce(c.area, d.court, '') AS area, coalesce(c.province, '') AS province,
       coalesce(d.cause, '') AS cause, d.doc_type, d.procedure, d.result, d.score,
       try_cast(d.accepted_on AS DATE) AS accepted, try_cast(d.decided_on AS DATE) AS decided,
       coalesce(accepted, decided) AS day,
       regexp_matches(coalesce(d.cause, ''), (SELECT value FROM settings WHERE name = 'loan_causes')) AS loan,
       regexp_matches(coalesce(d.cause, ''), (SELECT value FROM settings WHERE name = 'labour_causes'))
           OR d.doc_type IN ('arbitration_award', 'arbitration_mediation', 'arbitration_application') AS labour,
       coalesce(d.procedure, 'none') IN ('first_instance', 'arbitration', 'payment_order', 'none')
           AND NOT coalesce(starts_with(d.doc_type, 'criminal') OR starts_with(d.doc_type, 'administrative'), false)
           AS opens,  -- the document of a proceeding that opens a dispute, not of an appeal or of enforcement
       coalesce(d.result = 'mediated' OR d.doc_type IN ('civil_mediation', 'arbitration_mediation'), false) AS mediated,
       len(d.absent_parties) > 0 AS undefended
FROM documents d LEFT JOIN court_areas c ON c.court = d.court
WHERE d.copy_of IS NULL AND d.status IN ('ok', 'partial');

-- Who claims, who is claimed against, who stands beside.
CREATE TABLE sides AS
SELECT DISTINCT p.doc_id, r.entity, r.name, p.kind, r.masked, r.institution, r.ground,
       CASE WHEN p.role IN ('plaintiff', 'applicant', 'enforcement_applicant', 'creditor') THEN 'claimant'
            WHEN p.role IN ('defendant', 'respondent', 'judgment_debtor', 'debtor') THEN 'opponent'
            ELSE 'other' END AS side
FROM parties p JOIN resolved r ON r.doc_id = p.doc_id AND r.part = 'party' AND r.n = p.n;

-- Who acts for whom. An agent without a firm is a citizen agent (公民代理), a relative or an employee.
CREATE TABLE agents AS
SELECT DISTINCT a.doc_id, r.entity, r.name, a.firm, r.masked, s.entity AS client, s.name AS client_name, s.side,
       s.kind AS client_kind, s.institution AS client_institution
FROM representatives a
JOIN resolved r ON r.doc_id = a.doc_id AND r.part = 'agent' AND r.n = a.n
JOIN sides s ON s.doc_id = a.doc_id AND s.name = a."for"
WHERE a.kind = 'agent';

-- Loan suits: one row per case and claimant, with the principal the document tells of.
CREATE TABLE loan_suits AS
SELECT s.entity, any_value(s.name) AS name, d.case_key, min(d.doc_id) AS doc_id, any_value(d.court) AS court,
       any_value(d.area) AS area, any_value(d.province) AS province, min(d.day) AS day,
       coalesce(max(l.principal), 0) AS principal, bool_or(d.mediated) AS mediated, bool_or(d.undefended) AS undefended
FROM docs d JOIN sides s USING (doc_id)
LEFT JOIN (SELECT doc_id, sum(principal) AS principal FROM loans GROUP BY doc_id) l USING (doc_id)
WHERE d.loan AND d.opens AND s.side = 'claimant' AND NOT s.institution AND d.day IS NOT NULL
GROUP BY s.entity, d.case_key;
