package dev.invoicearchive.format;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import dev.invoicearchive.model.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The Avro schema of the archived row, made from the column list and never written by hand. */
public final class ArchiveSchema {
    /** Version of the column list, kept in every file's footer; it grows when a column is added. */
    public static final String VERSION = "1";

    /** Decimal digits of every amount, before and behind the point. */
    static final int DECIMAL_PRECISION = 38;

    /** Decimal digits of every amount behind the point. */
    static final int DECIMAL_SCALE = 9;

    /** Bytes that hold any number of {@link #DECIMAL_PRECISION} digits. */
    static final int DECIMAL_BYTES = 16;

    /** The schema: one field per column, in the order of the list. */
    public static final Schema AVRO = generate();

    /** The schema of every amount. */
    static final Schema DECIMAL = nonNull(AVRO.getField("amount").schema());

    private ArchiveSchema() {}

    private static Schema generate() {
        Schema decimal = LogicalTypes.decimal(DECIMAL_PRECISION, DECIMAL_SCALE)
                .addToSchema(Schema.createFixed("amount_38_9", null, null, DECIMAL_BYTES));
        List<Schema.Field> fields = new ArrayList<>();
        for (Column column : ArchiveColumns.ALL) {
            fields.add(field(column, decimal));
        }
        return Schema.createRecord("archive_row", null, "dev.invoicearchive", false, fields);
    }

    private static Schema.Field field(Column column, Schema decimal) {
        Schema type = typeOf(column.type(), decimal);
        if (!column.nullable()) {
            return new Schema.Field(column.name(), type, column.description());
        }
        Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), type);
        return new Schema.Field(column.name(), union, column.description(), Schema.Field.NULL_DEFAULT_VALUE);
    }

    private static Schema typeOf(ColumnType type, Schema decimal) {
        return switch (type) {
            case STRING -> Schema.create(Schema.Type.STRING);
            case BIGINT -> Schema.create(Schema.Type.LONG);
            case TIMESTAMP_MILLIS -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case DECIMAL_38_9 -> decimal;
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
        };
    }

    private static Schema nonNull(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
