package dev.invoicearchive.queries;

import dev.invoicearchive.model.Column;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table over published files, from which statements and the deployed catalog are made.
 *
 * @param name of the table
 * @param description what stands in it
 * @param prefix of its files in the archive bucket, with a slash at its end
 * @param form of its files
 * @param columns without the partition
 * @param partition the column that folders stand for; empty if there is none
 */
public record CatalogTable(
        String name,
        String description,
        String prefix,
        Form form,
        List<Column> columns,
        Optional<Partition> partition) {
    public CatalogTable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(prefix, "prefix is null");
        Objects.requireNonNull(form, "form is null");
        columns = List.copyOf(columns);
        Objects.requireNonNull(partition, "partition is null");
    }

    /** How files are written. */
    public enum Form {
        /** Parquet. */
        PARQUET("PARQUET"),
        /** Lines of JSON. */
        JSON("OPENX_JSON");

        private final String engineName;

        Form(String engineName) {
            this.engineName = engineName;
        }

        /** The local engine's name of the form. */
        String engineName() {
            return engineName;
        }
    }

    /** How long a partition is. */
    public enum Unit {
        /** A UTC day, {@code 2026-11-20}. */
        DAYS("yyyy-MM-dd"),
        /** A month, {@code 2026-11}. */
        MONTHS("yyyy-MM");

        private final String format;

        Unit(String format) {
            this.format = format;
        }

        /** The format of a projection. */
        public String format() {
            return format;
        }
    }

    /**
     * A projected partition.
     *
     * @param column its name and type
     * @param unit how long one is
     * @param folder what stands before the value in the folder's name, such as {@code day=}
     */
    public record Partition(Column column, Unit unit, String folder) {
        public Partition {
            Objects.requireNonNull(column, "column is null");
            Objects.requireNonNull(unit, "unit is null");
            Objects.requireNonNull(folder, "folder is null");
        }

        /**
         * Where the projection finds a partition.
         *
         * @param location the table's folder, with a slash at its end
         */
        public String template(String location) {
            return location + folder + "${" + column.name() + "}";
        }
    }
}
