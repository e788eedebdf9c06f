-- What the delivered objects of each day add up to. deliveries counts every row that the engine read; the others count
-- each event once, found another way than compact finds it.
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS day,
  sum(deliveries) AS deliveries,
  count(*) AS row_count,
  count(DISTINCT event_id) AS events,
  coalesce(sum(amount), DECIMAL '0.000000000') AS amount,
  coalesce(sum(previous_amount), DECIMAL '0.000000000') AS previous_amount,
  min(first_micros) AS first_micros,
  max(last_micros) AS last_micros
FROM (
  SELECT
    day, event_id,
    count(*) AS deliveries,
    max(amount) AS amount,
    max(previous_amount) AS previous_amount,
    min(event_time_micros) AS first_micros,
    max(event_time_micros) AS last_micros
  FROM delivered
  WHERE ${delivered_days}
  GROUP BY day, event_id
)
GROUP BY day
ORDER BY day
