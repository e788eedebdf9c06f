package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.athena.plan.ResultColumn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The file beside a result that describes its columns: protocol buffers, with the identity in field 1 and a column in
 * each field 4. Amazon does not document the format; the numbers are those that readers of such files found, and follow
 * the order of the API's {@code ColumnInfo}.
 */
final class ResultMetadata {
    private static final int ID = 1;
    private static final int COLUMN = 4;

    private static final int CATALOG = 1;
    private static final int NAME = 4;
    private static final int LABEL = 5;
    private static final int TYPE = 6;
    private static final int PRECISION = 7;
    private static final int SCALE = 8;
    private static final int NULLABLE = 9;
    private static final int CASE_SENSITIVE = 10;

    private static final int UNKNOWN_WHETHER_NULLABLE = 3;

    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private ResultMetadata() {}

    /** The file's content. */
    static byte[] of(String id, List<ResultColumn> columns) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        bytes(file, ID, id.getBytes(StandardCharsets.UTF_8));
        columns.forEach(column -> bytes(file, COLUMN, column(column)));
        return file.toByteArray();
    }

    private static byte[] column(ResultColumn column) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        text(message, CATALOG, "hive");
        text(message, NAME, column.name());
        text(message, LABEL, column.name());
        text(message, TYPE, column.type());
        number(message, PRECISION, column.precision());
        number(message, SCALE, column.scale());
        number(message, NULLABLE, UNKNOWN_WHETHER_NULLABLE);
        number(message, CASE_SENSITIVE, Answers.isCaseSensitive(column) ? 1 : 0);
        return message.toByteArray();
    }

    private static void text(ByteArrayOutputStream target, int field, String text) {
        bytes(target, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream target, int field, byte[] content) {
        varint(target, field << 3 | LENGTH);
        varint(target, content.length);
        target.writeBytes(content);
    }

    /** Zero is what an absent field means. */
    private static void number(ByteArrayOutputStream target, int field, int number) {
        if (number != 0) {
            varint(target, field << 3 | VARINT);
            varint(target, number);
        }
    }

    private static void varint(ByteArrayOutputStream target, int number) {
        int rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            target.write(rest & SEVEN_BITS | MORE);
            rest >>>= 7;
        }
        target.write(rest);
    }
}
