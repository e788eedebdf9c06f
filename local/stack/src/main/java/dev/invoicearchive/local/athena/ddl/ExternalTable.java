package dev.invoicearchive.local.athena.ddl;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code CREATE EXTERNAL TABLE} says.
 *
 * @param name of the table
 * @param ifNotExists whether one that exists is no error
 * @param columns without those of the partitions
 * @param partitions the columns that folders stand for
 * @param comment on the table
 * @param format of the files
 * @param location where they are
 * @param properties of the table
 */
record ExternalTable(
        TableName name,
        boolean ifNotExists,
        List<TableColumn> columns,
        List<TableColumn> partitions,
        Optional<String> comment,
        TableFormat format,
        String location,
        Map<String, String> properties) {}
