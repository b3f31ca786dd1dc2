-- Two people who stand to one another in different ways in different cases: loan suits in both directions, or
-- an opponent or claimant of one case as the other's agent in another.
WITH sues AS (
    SELECT DISTINCT a.entity AS x, b.entity AS y, a.name AS x_name, b.name AS y_name, d.case_key, d.doc_id, d.day
    FROM docs d JOIN sides a USING (doc_id) JOIN sides b USING (doc_id)
    WHERE d.opens AND d.loan AND a.side = 'claimant' AND b.side = 'opponent' AND a.entity <> b.entity
      AND NOT a.institution AND NOT b.institution
), acts AS (
    SELECT DISTINCT a.entity AS x, a.client AS y, a.name AS x_name, a.client_name AS y_name, d.case_key, d.doc_id, d.day
    FROM agents a JOIN docs d USING (doc_id) WHERE a.firm IS NULL AND NOT a.masked AND NOT a.client_institution
), swaps AS (
    SELECT s.x, s.y, s.x_name, s.y_name, s.doc_id AS one, t.doc_id AS two, s.day AS day_one, t.day AS day_two, '互为原被告' AS motif
    FROM sues s JOIN sues t ON t.x = s.y AND t.y = s.x AND t.case_key <> s.case_key
    WHERE s.x < s.y
    UNION ALL
    SELECT s.x, s.y, s.x_name, s.y_name, s.doc_id, t.doc_id, s.day, t.day, '一案对方、另案代理人'
    FROM sues s JOIN acts t ON (t.x, t.y) IN ((s.x, s.y), (s.y, s.x)) AND t.case_key <> s.case_key
    UNION ALL
    SELECT s.x, s.y, s.x_name, s.y_name || '、' || u.x_name, s.doc_id, unnest([t.doc_id, u.doc_id]), s.day, u.day, '循环诉讼'
    FROM sues s JOIN sues t ON t.x = s.y JOIN sues u ON u.x = t.y AND u.y = s.x
    WHERE s.x < s.y AND s.x < t.y AND s.x <> t.y AND s.y <> t.y
)
SELECT least(x, y) || ' ' || greatest(x, y) AS subject, min(x_name || '、' || y_name) AS names,
       list_sort([any_value(least(x, y)), any_value(greatest(x, y))]) AS entities,
       list_sort(list_distinct(list(one) || list(two))) AS doc_ids, len(doc_ids) AS n, 2 AS least,
       least(min(day_one), min(day_two)) AS first_day, greatest(max(day_one), max(day_two)) AS last_day,
       string_agg(DISTINCT motif, '；' ORDER BY motif) AS motifs
FROM swaps GROUP BY least(x, y), greatest(x, y)
