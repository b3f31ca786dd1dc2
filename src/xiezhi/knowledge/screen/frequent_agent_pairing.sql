-- A citizen agent (no firm named) who acts for many different persons in loan or labour cases within a window.
WITH acts AS (
    SELECT a.entity, any_value(a.name) AS name, d.case_key, min(d.doc_id) AS doc_id, min(d.day) AS day,
           any_value(a.client) AS client, bool_or(d.mediated OR d.undefended) AS smooth
    FROM agents a JOIN docs d USING (doc_id)
    WHERE a.firm IS NULL AND NOT a.masked AND NOT a.client_institution AND a.client_kind = 'person'
      AND d.opens AND (d.loan OR d.labour) AND d.day IS NOT NULL
    GROUP BY a.entity, d.case_key
), counted AS (
    SELECT *, count(*) OVER w AS n, list(doc_id) OVER w AS doc_ids, list(client) OVER w AS clients,
           min(day) OVER w AS first_day, count(*) FILTER (WHERE smooth) OVER w AS smooth_cases
    FROM acts
    WINDOW w AS (PARTITION BY entity ORDER BY day RANGE BETWEEN to_days($days) PRECEDING AND CURRENT ROW)
)
SELECT entity AS subject, any_value(name) AS names,
       list_distinct([entity] || max_by(clients, n)) AS entities, max_by(doc_ids, n) AS doc_ids, max(n) AS n,
       $cases AS least, max_by(first_day, n) AS first_day, max_by(day, n) AS last_day,
       len(list_distinct(max_by(clients, n))) AS client_count, max_by(smooth_cases, n) AS smooth_cases
FROM counted GROUP BY entity
HAVING max(n) >= $cases AND len(list_distinct(max_by(clients, n))) >= $clients
