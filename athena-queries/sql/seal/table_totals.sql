-- What the rows of a work table add up to, by day.
SELECT
  day,
  count(*) AS row_count,
  count(DISTINCT event_id) AS events,
  coalesce(sum(amount), DECIMAL '0.000000000') AS amount,
  coalesce(sum(previous_amount), DECIMAL '0.000000000') AS previous_amount,
  min(event_time_micros) AS first_micros,
  max(event_time_micros) AS last_micros
FROM ${table}
GROUP BY day
ORDER BY day
