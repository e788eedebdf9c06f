package dev.invoicearchive.model;

/**
 * A column of the archived row.
 *
 * @param name lower case, words joined by underscores, the same in Avro, Glue, Athena and the local engine
 * @param type the column's type
 * @param nullable whether a row may lack it
 * @param description one sentence for the data dictionary
 */
public record Column(String name, ColumnType type, boolean nullable, String description) {}
