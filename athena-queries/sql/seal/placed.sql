-- What each change of some rows puts into places and takes out of them, as the view effects says it; and, without
-- effect, each expiry in the place in which it was. Both roll-ups add this up.
SELECT
  day, origin, event_name, removed_by,
  CASE WHEN side = 'after' THEN invoice_date ELSE previous_invoice_date END AS invoice_date,
  CASE WHEN side = 'after' THEN country ELSE previous_country END AS country,
  CASE
    WHEN event_name = 'REMOVE' AND removed_by = 'ttl' THEN NULL
    WHEN side = 'after' THEN amount
    ELSE previous_amount
  END AS amount_seen,
  CASE
    WHEN event_name = 'REMOVE' AND removed_by = 'ttl' THEN DECIMAL '0.000000000'
    WHEN side = 'after' THEN coalesce(amount, DECIMAL '0.000000000')
    ELSE coalesce(-previous_amount, DECIMAL '0.000000000')
  END AS effect,
  CASE
    WHEN event_name = 'REMOVE' AND removed_by = 'ttl' THEN 0
    WHEN side = 'after' THEN 1
    ELSE -1
  END AS transactions,
  CASE WHEN side = 'after' AND contains(split(coalesce(problems, ''), ','), 'amount') THEN 1 ELSE 0 END AS refused,
  CASE WHEN event_name = 'REMOVE' AND removed_by = 'ttl' THEN 0 ELSE 1 END AS effects
FROM ${rows}
CROSS JOIN UNNEST(ARRAY['before', 'after']) AS sides (side)
WHERE (side = 'after' AND event_name IN ('INSERT', 'MODIFY'))
  OR (side = 'before' AND event_name IN ('MODIFY', 'REMOVE'))
