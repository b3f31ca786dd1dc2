-- An agent who acted for a party in one case and against that party in another, or for both in one.
WITH acts AS (
    SELECT a.entity AS agent, a.name, a.firm, a.client, a.client_name, a.doc_id, d.case_key, d.day, d.area, a.side
    FROM agents a JOIN docs d USING (doc_id)
    WHERE NOT a.masked AND NOT a.client_institution AND a.side <> 'other'
), against AS (
    SELECT a.*, s.entity AS adversary
    FROM acts a JOIN sides s ON s.doc_id = a.doc_id AND s.side <> a.side AND s.side <> 'other' AND NOT s.masked
), crossed AS (
    SELECT f.agent, f.name, f.firm, f.client_name, f.doc_id AS for_doc, g.doc_id AS against_doc,
           least(f.day, g.day) AS first_day, greatest(f.day, g.day) AS last_day, f.client,
           f.case_key = g.case_key AS in_one_case
    FROM acts f JOIN against g ON g.agent = f.agent AND g.adversary = f.client
    WHERE f.doc_id <> g.doc_id OR f.side <> g.side
)
SELECT agent AS subject, any_value(name) || coalesce('（' || any_value(firm) || '）', '') AS names,
       list_distinct([agent] || list(client)) AS entities,
       list_sort(list_distinct(list(for_doc) || list(against_doc))) AS doc_ids, len(doc_ids) AS n, 2 AS least,
       min(first_day) AS first_day, max(last_day) AS last_day,
       string_agg(DISTINCT client_name, '、' ORDER BY client_name) AS clients
FROM crossed GROUP BY agent
