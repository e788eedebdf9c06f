-- view: ordered_changes
-- grain: one row per change
-- columns: event_id, event_name, event_time, event_time_micros, removed_by, changed_by, invoice_number, transaction_id, amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date, invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes, image_fingerprint, previous_image_fingerprint, problems, origin, day, hour, position, is_last
-- reads: changes
-- position counts the changes of one transaction from 1, oldest first. Changes of one microsecond are put in order by
-- the chain of images: what one change left is what the next one found. A chain that returns to where it began says
-- nothing by itself, there the image left before that moment decides; 0 stands for no image.
WITH linked AS (
  SELECT
    *,
    coalesce(previous_image_fingerprint, 0) AS found,
    coalesce(image_fingerprint, 0) AS left_behind,
    array_agg(coalesce(previous_image_fingerprint, 0)) OVER (PARTITION BY invoice_number, transaction_id, event_time_micros) AS all_found,
    array_agg(coalesce(image_fingerprint, 0)) OVER (PARTITION BY invoice_number, transaction_id, event_time_micros) AS all_left
  FROM changes
),
chained AS (
  SELECT
    *,
    CASE
      WHEN NOT contains(all_left, found) THEN 0
      WHEN NOT contains(all_found, left_behind) THEN 2
      ELSE 1
    END AS link
  FROM linked
),
preceded AS (
  SELECT
    *,
    lag(left_behind, 1, 0) OVER (
      PARTITION BY invoice_number, transaction_id
      ORDER BY event_time_micros, link, event_id
    ) AS left_before
  FROM chained
),
entered AS (
  SELECT
    *,
    first_value(left_before) OVER (
      PARTITION BY invoice_number, transaction_id, event_time_micros
      ORDER BY link, event_id
    ) AS entry
  FROM preceded
),
ranked AS (
  SELECT
    *,
    CASE WHEN found = entry THEN 0 WHEN left_behind = entry THEN 2 ELSE 1 END AS link_of_loop
  FROM entered
),
numbered AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY invoice_number, transaction_id
      ORDER BY event_time_micros, link, link_of_loop, event_id
    ) AS position,
    lead(event_id) OVER (
      PARTITION BY invoice_number, transaction_id
      ORDER BY event_time_micros, link, link_of_loop, event_id
    ) AS next_event_id
  FROM ranked
)
SELECT
  event_id, event_name, event_time, event_time_micros, removed_by, changed_by,
  invoice_number, transaction_id,
  amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date,
  invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes,
  image_fingerprint, previous_image_fingerprint, problems, origin, day, hour, position,
  next_event_id IS NULL AS is_last
FROM numbered
