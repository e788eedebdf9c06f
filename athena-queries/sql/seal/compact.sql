-- Closed days, each change once: of the deliveries of one event the first arrival stays. Deliveries of one event share
-- their key and time, so the window may be split by them too; it leaves the rows in an order in which a filter on an
-- invoice skips pages, and equal values lie together. ORDER BY would not: Athena ignores it here.
CREATE TABLE ${table}
WITH (format = 'PARQUET', write_compression = 'ZSTD', partitioned_by = ARRAY['day'])
AS
SELECT
  ${columns},
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS day
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY day, invoice_number, transaction_id, event_id
      ORDER BY arrived_at
    ) AS delivery
  FROM delivered
  WHERE ${delivered_days}
)
WHERE delivery = 1
