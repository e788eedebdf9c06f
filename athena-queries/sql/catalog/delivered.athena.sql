-- What CatalogDdl makes of the column list for Athena, for a bucket named invoice-archive. A test compares the two.
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
  'storage.location.template' = 's3://invoice-archive/Invoice/${day}/${hour}/')
