-- Events of some days that were delivered, or sealed, more than once and not alike; only arrival may differ. Most events
-- are delivered once, so the rows are compared only of those that stand twice.
SELECT min(day) AS day, event_id
FROM (
  SELECT DISTINCT day, ${compared}
  FROM (
    SELECT CAST(date_parse(day, '%Y/%m/%d') AS date) AS day, ${compared}
    FROM delivered
    WHERE ${delivered_days}
    UNION ALL
    SELECT day, ${compared}
    FROM sealed
    WHERE ${sealed_days}
  )
  WHERE event_id IN (
    SELECT event_id
    FROM (
      SELECT event_id FROM delivered WHERE ${delivered_days}
      UNION ALL
      SELECT event_id FROM sealed WHERE ${sealed_days}
    )
    GROUP BY event_id
    HAVING count(*) > 1
  )
)
GROUP BY event_id
HAVING count(*) > 1
ORDER BY day, event_id
LIMIT ${limit}
