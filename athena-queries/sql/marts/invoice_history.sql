-- view: invoice_history
-- grain: one row per change of an invoice
-- columns: invoice_number, change_number, transaction_id, event_id, event_name, event_time, event_time_micros, removed_by, changed_by, previous_amount, amount, previous_country, country, previous_invoice_date, invoice_date, previous_invoice_doc, invoice_doc, problems, origin, day, hour
-- reads: ordered_changes
-- change_number counts the changes of one invoice from 1, oldest first. Ask WHERE invoice_number = ... ORDER BY change_number.
SELECT
  invoice_number,
  row_number() OVER (
    PARTITION BY invoice_number
    ORDER BY event_time_micros, transaction_id, position
  ) AS change_number,
  transaction_id, event_id, event_name, event_time, event_time_micros, removed_by, changed_by,
  previous_amount, amount, previous_country, country, previous_invoice_date, invoice_date,
  previous_invoice_doc, invoice_doc, problems, origin, day, hour
FROM ordered_changes
