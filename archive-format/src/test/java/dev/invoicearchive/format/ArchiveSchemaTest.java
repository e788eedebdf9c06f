package dev.invoicearchive.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Proves that the Avro schema says of every column what the column list says. */
class ArchiveSchemaTest {
    @Test
    void everyColumnIsAFieldInTheSameOrder() {
        assertThat(ArchiveSchema.AVRO.getFields().stream().map(Schema.Field::name))
                .containsExactlyElementsOf(
                        ArchiveColumns.ALL.stream().map(Column::name).toList());
    }

    @Test
    void everyFieldHasTheTypeNullabilityAndWordsOfItsColumn() {
        for (Column column : ArchiveColumns.ALL) {
            Schema.Field field = ArchiveSchema.AVRO.getField(column.name());
            assertThat(field.schema().isNullable()).as(column.name()).isEqualTo(column.nullable());
            assertThat(field.doc()).isEqualTo(column.description());
            assertThat(typeOf(field.schema())).as(column.name()).isEqualTo(expected(column));
        }
    }

    private static String typeOf(Schema schema) {
        Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
        String logical =
                type.getLogicalType() == null ? "" : " " + type.getLogicalType().getName();
        String size = type.getType() == Schema.Type.FIXED
                ? " " + type.getFixedSize() + " " + type.getObjectProp("precision") + " " + type.getObjectProp("scale")
                : "";
        return type.getType().getName() + logical + size;
    }

    private static String expected(Column column) {
        return switch (column.type()) {
            case STRING -> "string";
            case BIGINT -> "long";
            case TIMESTAMP_MILLIS -> "long timestamp-millis";
            case DECIMAL_38_9 -> "fixed decimal 16 38 9";
            case DATE -> "int date";
        };
    }
}
