-- view: effects
-- grain: one row per change and place (invoice date and country) that it changes: an edit takes its old amount out of the old place and puts the new one into the new place
-- columns: event_id, event_name, event_time_micros, day, invoice_number, transaction_id, origin, invoice_date, country, amount_seen, effect, transactions, refused
-- reads: changes
-- Expiry is housekeeping and has no effect; a removal by anybody else takes the old amount out. An amount that is absent
-- or was refused counts as zero; refused is 1 where the amount after an insert or edit was refused.
SELECT
  event_id, event_name, event_time_micros, day, invoice_number, transaction_id, origin,
  CASE WHEN side = 'after' THEN invoice_date ELSE previous_invoice_date END AS invoice_date,
  CASE WHEN side = 'after' THEN country ELSE previous_country END AS country,
  CASE WHEN side = 'after' THEN amount ELSE previous_amount END AS amount_seen,
  CASE
    WHEN side = 'after' THEN coalesce(amount, DECIMAL '0.000000000')
    ELSE coalesce(-previous_amount, DECIMAL '0.000000000')
  END AS effect,
  CASE WHEN side = 'after' THEN 1 ELSE -1 END AS transactions,
  CASE WHEN side = 'after' AND contains(split(coalesce(problems, ''), ','), 'amount') THEN 1 ELSE 0 END AS refused
FROM changes
CROSS JOIN UNNEST(ARRAY['before', 'after']) AS sides (side)
WHERE (side = 'after' AND event_name IN ('INSERT', 'MODIFY'))
  OR (side = 'before' AND event_name = 'MODIFY')
  OR (side = 'before' AND event_name = 'REMOVE' AND removed_by IN ('user', 'unknown'))
