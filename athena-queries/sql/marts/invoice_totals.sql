-- view: invoice_totals
-- grain: one row per invoice that the table has held
-- columns: invoice_number, net_amount, transactions, refused_rows, last_change_micros, is_complete, incomplete_reason
-- reads: effects, completeness
-- What the live totals must equal to the last decimal. Imports never were in the table and do not count here.
SELECT
  invoice_number,
  sum(effect) AS net_amount,
  sum(transactions) AS transactions,
  sum(refused) AS refused_rows,
  max(event_time_micros) AS last_change_micros,
  is_complete,
  incomplete_reason
FROM effects
CROSS JOIN completeness
WHERE origin IN ('stream', 'snapshot')
GROUP BY invoice_number, is_complete, incomplete_reason
