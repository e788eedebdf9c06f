-- What CatalogDdl makes of the column lists for Athena, for a bucket named invoice-archive. A test compares the two.
CREATE EXTERNAL TABLE IF NOT EXISTS delivered (
  event_id string,
  event_name string,
  event_time timestamp,
  event_time_micros bigint,
  removed_by string,
  changed_by string,
  invoice_number string,
  transaction_id string,
  amount decimal(38,9),
  previous_amount decimal(38,9),
  country string,
  previous_country string,
  invoice_date date,
  previous_invoice_date date,
  invoice_doc string,
  previous_invoice_doc string,
  other_attributes string,
  previous_other_attributes string,
  image_fingerprint bigint,
  previous_image_fingerprint bigint,
  problems string,
  arrived_at timestamp,
  origin string)
PARTITIONED BY (day string, hour int)
STORED AS PARQUET
LOCATION 's3://invoice-archive/Invoice/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy/MM/dd',
  'projection.day.range' = '2019/01/01,NOW+1DAYS',
  'projection.day.interval' = '1',
  'projection.day.interval.unit' = 'DAYS',
  'projection.hour.type' = 'integer',
  'projection.hour.range' = '0,23',
  'projection.hour.digits' = '2',
  'storage.location.template' = 's3://invoice-archive/Invoice/${day}/${hour}/');

CREATE EXTERNAL TABLE IF NOT EXISTS sealed (
  event_id string,
  event_name string,
  event_time timestamp,
  event_time_micros bigint,
  removed_by string,
  changed_by string,
  invoice_number string,
  transaction_id string,
  amount decimal(38,9),
  previous_amount decimal(38,9),
  country string,
  previous_country string,
  invoice_date date,
  previous_invoice_date date,
  invoice_doc string,
  previous_invoice_doc string,
  other_attributes string,
  previous_other_attributes string,
  image_fingerprint bigint,
  previous_image_fingerprint bigint,
  problems string,
  arrived_at timestamp,
  origin string)
PARTITIONED BY (day date)
STORED AS PARQUET
LOCATION 's3://invoice-archive/sealed/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy-MM-dd',
  'projection.day.range' = '2019-01-01,NOW',
  'projection.day.interval' = '1',
  'projection.day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://invoice-archive/sealed/day=${day}/');

CREATE EXTERNAL TABLE IF NOT EXISTS rollup_daily (
  invoice_date date,
  country string,
  origin string,
  net_amount decimal(38,9),
  transactions bigint,
  effects bigint,
  inserts bigint,
  edits bigint,
  removals bigint,
  expiries bigint,
  largest_amount decimal(38,9),
  smallest_amount decimal(38,9),
  refused_rows bigint)
PARTITIONED BY (event_day date)
STORED AS PARQUET
LOCATION 's3://invoice-archive/rollup/daily/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.event_day.type' = 'date',
  'projection.event_day.format' = 'yyyy-MM-dd',
  'projection.event_day.range' = '2019-01-01,NOW',
  'projection.event_day.interval' = '1',
  'projection.event_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://invoice-archive/rollup/daily/day=${event_day}/');

CREATE EXTERNAL TABLE IF NOT EXISTS rollup_monthly (
  invoice_month date,
  country string,
  origin string,
  net_amount decimal(38,9),
  transactions bigint,
  effects bigint,
  inserts bigint,
  edits bigint,
  removals bigint,
  expiries bigint,
  largest_amount decimal(38,9),
  smallest_amount decimal(38,9),
  refused_rows bigint)
PARTITIONED BY (event_month string)
STORED AS PARQUET
LOCATION 's3://invoice-archive/rollup/monthly/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.event_month.type' = 'date',
  'projection.event_month.format' = 'yyyy-MM',
  'projection.event_month.range' = '2019-01,NOW',
  'projection.event_month.interval' = '1',
  'projection.event_month.interval.unit' = 'MONTHS',
  'storage.location.template' = 's3://invoice-archive/rollup/monthly/month=${event_month}/');

CREATE EXTERNAL TABLE IF NOT EXISTS days (
  day string,
  state string,
  generation bigint,
  row_count bigint,
  manifest bigint,
  late_rows bigint,
  late_objects bigint,
  error_objects bigint,
  cold_objects bigint,
  gaps bigint)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
LOCATION 's3://invoice-archive/rollup/days/'
