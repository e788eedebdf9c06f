-- The files of a work table and how many rows each holds, in the engine's own spelling of a path. The folder and the
-- name at its end are the same in the manifest of the statement that wrote them, which spells them as S3 does.
SELECT "$path" AS path, count(*) AS row_count
FROM ${table}
GROUP BY "$path"
ORDER BY "$path"
