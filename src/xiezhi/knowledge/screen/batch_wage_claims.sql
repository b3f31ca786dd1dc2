-- Many workers against one employer within a window, for the same sum or through one agent.
WITH asked AS (
    SELECT e.doc_id, e.worker AS name, max(e.claimed) AS amount FROM employments e WHERE e.worker IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT s.doc_id, s.name, max(c.amount)
    FROM sides s JOIN claims c ON c.doc_id = s.doc_id AND c.kind = 'wages'
    WHERE s.side = 'claimant' AND NOT EXISTS (FROM employments e WHERE e.doc_id = s.doc_id AND e.claimed IS NOT NULL)
    GROUP BY ALL
), suits AS (
    SELECT o.entity AS employer, any_value(o.name) AS employer_name, c.entity AS worker, min(d.doc_id) AS doc_id,
           min(d.day) AS day, max(a.amount) AS amount, min(g.name) AS agent, bool_or(d.mediated) AS mediated
    FROM docs d JOIN sides o USING (doc_id) JOIN sides c USING (doc_id)
    LEFT JOIN asked a ON a.doc_id = d.doc_id AND a.name = c.name
    LEFT JOIN agents g ON g.doc_id = d.doc_id AND g.client = c.entity
    WHERE d.opens AND d.labour AND d.day IS NOT NULL AND o.side = 'opponent' AND c.side = 'claimant' AND c.kind = 'person'
      AND NOT o.institution
    GROUP BY o.entity, c.entity
), counted AS (
    SELECT employer, employer_name, day, count(*) OVER w AS n, list(doc_id) OVER w AS doc_ids, list(amount) OVER w AS amounts,
           list(agent) OVER w AS agents, min(day) OVER w AS first_day, list(worker) OVER w AS workers,
           count(*) FILTER (WHERE mediated) OVER w AS mediated_cases
    FROM suits
    WINDOW w AS (PARTITION BY employer ORDER BY day RANGE BETWEEN to_days($days) PRECEDING AND CURRENT ROW)
), best AS (
    SELECT employer, any_value(employer_name) AS names, max(n) AS n, max_by(doc_ids, n) AS doc_ids,
           max_by(amounts, n) AS amounts, max_by(agents, n) AS agents, max_by(first_day, n) AS first_day,
           max_by(day, n) AS last_day, max_by(workers, n) AS workers, max_by(mediated_cases, n) AS mediated_cases
    FROM counted GROUP BY employer HAVING max(n) >= $workers
)
SELECT employer AS subject, names, [employer] || list_sort(workers) AS entities, list_sort(list_distinct(doc_ids)) AS doc_ids,
       n, $workers AS least, first_day, last_day,
       coalesce(list_max(map_values(list_histogram(amounts))), 0) AS same_amount, list_mode(amounts) AS amount,
       coalesce(list_max(map_values(list_histogram(agents))), 0) AS same_agent, coalesce(list_mode(agents), '') AS agent,
       mediated_cases
FROM best
WHERE coalesce(list_max(map_values(list_histogram(amounts))), 0) >= $same_share * n
