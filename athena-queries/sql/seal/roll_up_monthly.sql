-- Totals of whole event months, by month of the invoice date (its first day), country and origin.
CREATE TABLE ${table}
WITH (format = 'PARQUET', write_compression = 'ZSTD', partitioned_by = ARRAY['event_month'])
AS
SELECT
  CAST(date_trunc('month', invoice_date) AS date) AS invoice_month, country, origin,
  sum(effect) AS net_amount,
  sum(transactions) AS transactions,
  sum(effects) AS effects,
  count_if(event_name = 'INSERT') AS inserts,
  count_if(event_name = 'MODIFY' AND transactions = 1) AS edits,
  count_if(event_name = 'REMOVE' AND effects = 1) AS removals,
  count_if(event_name = 'REMOVE' AND effects = 0) AS expiries,
  max(amount_seen) AS largest_amount,
  min(amount_seen) AS smallest_amount,
  sum(refused) AS refused_rows,
  substr(CAST(day AS varchar), 1, 7) AS event_month
FROM (${placed})
GROUP BY substr(CAST(day AS varchar), 1, 7), CAST(date_trunc('month', invoice_date) AS date), country, origin
