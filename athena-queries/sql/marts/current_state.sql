-- view: current_state
-- grain: one row per transaction whose last known change did not remove it
-- columns: invoice_number, transaction_id, amount, country, invoice_date, invoice_doc, other_attributes, problems, changed_by, event_id, event_name, event_time, event_time_micros, origin
-- reads: ordered_changes
-- Every origin counts, since each tells what a transaction was last: filter on origin to see the table's own alone.
SELECT
  invoice_number, transaction_id, amount, country, invoice_date, invoice_doc, other_attributes,
  problems, changed_by, event_id, event_name, event_time, event_time_micros, origin
FROM ordered_changes
WHERE is_last AND event_name <> 'REMOVE'
