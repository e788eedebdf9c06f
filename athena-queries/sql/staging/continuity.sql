-- view: continuity
-- grain: one row per transaction of which the table's own feed has brought a change
-- columns: invoice_number, transaction_id, changes, first_event_time, last_event_time, begins_with_an_image, is_continuous
-- reads: changes
-- Free of the order between the ends: each image that a change left must be found by another, but for the one that the
-- first change found and the one that the last change left; 0 stands for no image. What is left over is a missing change.
-- Where several changes share the first or the last microsecond, their own balance tells the first image and the last.
-- It cannot see a lost tail, nor lost changes that together return to where they began. A lost first change looks like a
-- transaction that is older than the feed: begins_with_an_image tells those. Imports are another system's history and a
-- snapshot is a look at the table, no change, so both are left out.
WITH timed AS (
  SELECT
    invoice_number, transaction_id, event_time,
    coalesce(previous_image_fingerprint, 0) AS found,
    coalesce(image_fingerprint, 0) AS left_behind,
    CASE WHEN event_time_micros = min(event_time_micros) OVER (PARTITION BY invoice_number, transaction_id) THEN 1 ELSE 0 END AS is_first,
    CASE WHEN event_time_micros = max(event_time_micros) OVER (PARTITION BY invoice_number, transaction_id) THEN 1 ELSE 0 END AS is_last
  FROM changes
  WHERE origin = 'stream'
),
images AS (
  SELECT
    invoice_number, transaction_id,
    CASE WHEN side = 'left' THEN left_behind ELSE found END AS image,
    sum(CASE WHEN side = 'left' THEN 1 ELSE -1 END) AS balance,
    sum(CASE WHEN side = 'left' THEN is_first ELSE -is_first END) AS first_balance,
    sum(CASE WHEN side = 'left' THEN is_last ELSE -is_last END) AS last_balance,
    max(is_first) AS is_first,
    max(is_last) AS is_last,
    count_if(side = 'left') AS changes,
    min(event_time) AS first_event_time,
    max(event_time) AS last_event_time
  FROM timed
  CROSS JOIN UNNEST(ARRAY['left', 'found']) AS sides (side)
  GROUP BY 1, 2, 3
),
ends AS (
  SELECT
    *,
    CASE
      WHEN sum(abs(first_balance)) OVER (PARTITION BY invoice_number, transaction_id) = 0 THEN is_first
      WHEN first_balance < 0 THEN 1
      ELSE 0
    END AS may_begin,
    CASE
      WHEN sum(abs(last_balance)) OVER (PARTITION BY invoice_number, transaction_id) = 0 THEN is_last
      WHEN last_balance > 0 THEN 1
      ELSE 0
    END AS may_end
  FROM images
)
SELECT
  invoice_number, transaction_id,
  sum(changes) AS changes,
  min(first_event_time) AS first_event_time,
  max(last_event_time) AS last_event_time,
  max(CASE WHEN image = 0 THEN may_begin ELSE 0 END) = 0 AS begins_with_an_image,
  CASE sum(abs(balance))
    WHEN 0 THEN max(may_begin * may_end) = 1
    WHEN 2 THEN max(CASE WHEN balance = -1 THEN may_begin ELSE 0 END) = 1 AND max(CASE WHEN balance = 1 THEN may_end ELSE 0 END) = 1
    ELSE false
  END AS is_continuous
FROM ends
GROUP BY invoice_number, transaction_id
