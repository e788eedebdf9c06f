-- What CatalogDdl makes of the column lists for the local engine, with a store at /store. A test compares the two.
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
    partition_projection_range = ARRAY['2026/01/01', '2026/12/21'],
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
FROM delivered_days;

DROP TABLE IF EXISTS sealed;

CREATE TABLE sealed (
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
  day date WITH (
    partition_projection_type = 'DATE',
    partition_projection_format = 'yyyy-MM-dd',
    partition_projection_range = ARRAY['2026-01-01', '2026-12-21'],
    partition_projection_interval = 1,
    partition_projection_interval_unit = 'DAYS'))
WITH (
  external_location = 'file:///store/sealed',
  format = 'PARQUET',
  partitioned_by = ARRAY['day'],
  partition_projection_enabled = true,
  partition_projection_location_template = 'file:///store/sealed/day=${day}');

DROP TABLE IF EXISTS rollup_daily;

CREATE TABLE rollup_daily (
  invoice_date date,
  country varchar,
  origin varchar,
  net_amount decimal(38,9),
  transactions bigint,
  effects bigint,
  inserts bigint,
  edits bigint,
  removals bigint,
  expiries bigint,
  largest_amount decimal(38,9),
  smallest_amount decimal(38,9),
  refused_rows bigint,
  event_day date WITH (
    partition_projection_type = 'DATE',
    partition_projection_format = 'yyyy-MM-dd',
    partition_projection_range = ARRAY['2026-01-01', '2026-12-21'],
    partition_projection_interval = 1,
    partition_projection_interval_unit = 'DAYS'))
WITH (
  external_location = 'file:///store/rollup/daily',
  format = 'PARQUET',
  partitioned_by = ARRAY['event_day'],
  partition_projection_enabled = true,
  partition_projection_location_template = 'file:///store/rollup/daily/day=${event_day}');

DROP TABLE IF EXISTS rollup_monthly;

CREATE TABLE rollup_monthly (
  invoice_month date,
  country varchar,
  origin varchar,
  net_amount decimal(38,9),
  transactions bigint,
  effects bigint,
  inserts bigint,
  edits bigint,
  removals bigint,
  expiries bigint,
  largest_amount decimal(38,9),
  smallest_amount decimal(38,9),
  refused_rows bigint,
  event_month varchar WITH (
    partition_projection_type = 'ENUM',
    partition_projection_values = ARRAY['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']))
WITH (
  external_location = 'file:///store/rollup/monthly',
  format = 'PARQUET',
  partitioned_by = ARRAY['event_month'],
  partition_projection_enabled = true,
  partition_projection_location_template = 'file:///store/rollup/monthly/month=${event_month}');

DROP TABLE IF EXISTS days;

CREATE TABLE days (
  day varchar,
  state varchar,
  generation bigint,
  row_count bigint,
  manifest bigint,
  late_rows bigint,
  late_objects bigint,
  error_objects bigint,
  cold_objects bigint,
  gaps bigint)
WITH (
  external_location = 'file:///store/rollup/days',
  format = 'OPENX_JSON')
