-- view: completeness
-- grain: one row
-- columns: sealed_through, is_complete, incomplete_reason
-- reads: days
-- Says whether an answer over all days sees everything, as far as the last seal knows. Late rows of the last sealed days
-- are seen before they are amended and do not count.
SELECT
  sealed_through,
  reasons = '' AS is_complete,
  nullif(reasons, '') AS incomplete_reason
FROM (
  SELECT
    sealed_through,
    array_join(ARRAY[
      CASE WHEN sealed_through IS NULL THEN 'nothing is sealed yet, so nothing was checked' END,
      CASE WHEN unsealed_days > 0 THEN concat('days before ', CAST(sealed_through AS varchar), ' that are not sealed: ', CAST(unsealed_days AS varchar)) END,
      CASE WHEN late_rows > 0 THEN concat('late rows that are not amended: ', CAST(late_rows AS varchar)) END,
      CASE WHEN error_objects > 0 THEN concat('objects in errors: ', CAST(error_objects AS varchar)) END,
      CASE WHEN cold_objects > 0 THEN concat('cold objects: ', CAST(cold_objects AS varchar)) END,
      CASE WHEN gaps > 0 THEN concat('missing changes: ', CAST(gaps AS varchar)) END
    ], '; ') AS reasons
  FROM (
    SELECT
      max(sealed_through) AS sealed_through,
      date_diff('day', min(day), max(sealed_through)) + 1 - count_if(state = 'sealed') AS unsealed_days,
      sum(CASE WHEN day <= date_add('day', -7, sealed_through) THEN late_rows END) AS late_rows,
      sum(error_objects) AS error_objects,
      sum(cold_objects) AS cold_objects,
      sum(gaps) AS gaps
    FROM (
      SELECT
        CAST(day AS date) AS day, state, late_rows, error_objects, cold_objects, gaps,
        max(CASE WHEN state = 'sealed' THEN CAST(day AS date) END) OVER () AS sealed_through
      FROM days
    )
  )
)
