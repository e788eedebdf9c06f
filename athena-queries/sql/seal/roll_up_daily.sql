-- Totals of each event day of a work table of rows, by invoice date, country and origin. An edit counts where it enters.
CREATE TABLE ${table}
WITH (format = 'PARQUET', write_compression = 'ZSTD', partitioned_by = ARRAY['event_day'])
AS
SELECT
  invoice_date, country, origin,
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
  day AS event_day
FROM (${placed})
GROUP BY day, invoice_date, country, origin
