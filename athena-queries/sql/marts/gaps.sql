-- view: gaps
-- grain: one row per place in the history of a transaction where at least one change is missing
-- columns: invoice_number, transaction_id, previous_event_id, previous_event_time, event_id, event_time, day
-- reads: continuity, ordered_changes
-- Of transactions whose images do not balance: each change that found another image than the change before it left. The
-- missing change happened between the two times. See continuity for what no balance can see.
SELECT
  invoice_number, transaction_id, previous_event_id, previous_event_time, event_id, event_time, day
FROM (
  SELECT
    one.invoice_number, one.transaction_id, event_id, event_time, day,
    coalesce(previous_image_fingerprint, 0) AS found,
    lag(coalesce(image_fingerprint, 0)) OVER (PARTITION BY one.invoice_number, one.transaction_id ORDER BY position) AS left_before,
    lag(event_id) OVER (PARTITION BY one.invoice_number, one.transaction_id ORDER BY position) AS previous_event_id,
    lag(event_time) OVER (PARTITION BY one.invoice_number, one.transaction_id ORDER BY position) AS previous_event_time
  FROM ordered_changes AS one
  JOIN continuity AS whole
    ON one.invoice_number = whole.invoice_number AND one.transaction_id = whole.transaction_id
  WHERE origin = 'stream' AND NOT is_continuous
)
WHERE left_before <> found
