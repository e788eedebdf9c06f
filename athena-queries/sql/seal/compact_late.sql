-- Of days that are sealed already: the changes that no sealed file of these days holds.
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
  AND event_id NOT IN (SELECT event_id FROM sealed WHERE ${sealed_days})
