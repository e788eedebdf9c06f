-- What CatalogDdl makes of the column list for the local engine, with a store at /store. A test compares the two.
CREATE SCHEMA IF NOT EXISTS invoice_archive;

DROP TABLE IF EXISTS delivered_days;

CREATE TABLE delivered_days (
  event_id varchar,
  event_name varchar,
  event_time timestamp(3),
  event_time_micros bigint,
  removed_by varchar,
  changed_by varchar,
  invoice_number varchar,
  transaction_id varchar,
  amount decimal(38,9),
  previous_amount decimal(38,9),
  country varchar,
  previous_country varchar,
  invoice_date date,
  previous_invoice_date date,
  invoice_doc varchar,
  previous_invoice_doc varchar,
  other_attributes varchar,
  previous_other_attributes varchar,
  image_fingerprint bigint,
  previous_image_fingerprint bigint,
  problems varchar,
  arrived_at timestamp(3),
  origin varchar,
  day varchar WITH (
    partition_projection_type = 'DATE',
    partition_projection_format = 'yyyy/MM/dd',
    partition_projection_range = ARRAY['2019/01/01', '2026/12/21'],
    partition_projection_interval = 1,
    partition_projection_interval_unit = 'DAYS'))
WITH (
  external_location = 'file:///store/Invoice',
  format = 'PARQUET',
  partitioned_by = ARRAY['day'],
  partition_projection_enabled = true,
  partition_projection_location_template = 'file:///store/Invoice/${day}');

CREATE OR REPLACE VIEW delivered AS
SELECT event_id, event_name, event_time, event_time_micros, removed_by, changed_by, invoice_number, transaction_id, amount, previous_amount, country, previous_country, invoice_date, previous_invoice_date, invoice_doc, previous_invoice_doc, other_attributes, previous_other_attributes, image_fingerprint, previous_image_fingerprint, problems, arrived_at, origin, day, CAST(hour(event_time) AS integer) AS hour
FROM delivered_days
