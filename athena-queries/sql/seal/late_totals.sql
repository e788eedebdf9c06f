-- The same of days that are sealed already: deliveries counts every row, the others only the events that no sealed file
-- of these days holds. A day on which all is sealed stands here with zeros.
SELECT
  CAST(date_parse(day, '%Y/%m/%d') AS date) AS day,
  sum(deliveries) AS deliveries,
  count_if(late) AS row_count,
  count(DISTINCT CASE WHEN late THEN event_id END) AS events,
  coalesce(sum(CASE WHEN late THEN amount END), DECIMAL '0.000000000') AS amount,
  coalesce(sum(CASE WHEN late THEN previous_amount END), DECIMAL '0.000000000') AS previous_amount,
  min(CASE WHEN late THEN first_micros END) AS first_micros,
  max(CASE WHEN late THEN last_micros END) AS last_micros
FROM (
  SELECT
    *,
    event_id NOT IN (SELECT event_id FROM sealed WHERE ${sealed_days}) AS late
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
)
GROUP BY day
ORDER BY day
