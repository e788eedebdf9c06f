-- view: changes
-- grain: one row per change, however often it was delivered
-- columns: event_id, event_name, event_time, event_time_micros, removed_by, changed_by, invoice_number, transaction_id, amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date, invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes, image_fingerprint, previous_image_fingerprint, problems, arrived_at, origin, day, hour
-- reads: sealed, delivered
-- Days that were sealed long enough ago come from the sealed files alone. The last sealed days come from both sides, so
-- that a row that arrives late is seen before its amendment; later days come from what is delivered. The deployment puts
-- the days in as literals: a subquery would have the engine read everything.
-- The deliveries of one change share its key and its time, and so its day and hour: with those in the window's
-- partition, a filter on day, hour, invoice or transaction reaches the files and reads only what it needs.
SELECT
  event_id, event_name, event_time, event_time_micros, removed_by, changed_by,
  invoice_number, transaction_id,
  amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date,
  invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes,
  image_fingerprint, previous_image_fingerprint, problems, arrived_at, origin,
  replace(CAST(day AS varchar), '-', '/') AS day, CAST(hour(event_time) AS integer) AS hour
FROM sealed
WHERE day <= DATE '${settled}'
UNION ALL
SELECT
  event_id, event_name, event_time, event_time_micros, removed_by, changed_by,
  invoice_number, transaction_id,
  amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date,
  invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes,
  image_fingerprint, previous_image_fingerprint, problems, arrived_at, origin,
  day, hour
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY day, hour, invoice_number, transaction_id, event_id
      ORDER BY arrived_at
    ) AS delivery
  FROM (
    SELECT
      event_id, event_name, event_time, event_time_micros, removed_by, changed_by,
      invoice_number, transaction_id,
      amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date,
      invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes,
      image_fingerprint, previous_image_fingerprint, problems, arrived_at, origin,
      replace(CAST(day AS varchar), '-', '/') AS day, CAST(hour(event_time) AS integer) AS hour
    FROM sealed
    WHERE day > DATE '${settled}' AND day <= DATE '${sealed}'
    UNION ALL
    SELECT
      event_id, event_name, event_time, event_time_micros, removed_by, changed_by,
      invoice_number, transaction_id,
      amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date,
      invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes,
      image_fingerprint, previous_image_fingerprint, problems, arrived_at, origin,
      day, hour
    FROM delivered
    WHERE day > '${settled_folder}'
  )
)
WHERE delivery = 1
