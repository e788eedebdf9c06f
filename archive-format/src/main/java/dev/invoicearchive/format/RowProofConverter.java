package dev.invoicearchive.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** Makes a {@link RowProof} of the values of one record. */
final class RowProofConverter extends RecordMaterializer<RowProof> {
    /** The columns, in the order in which the record asks for them. */
    static final List<String> COLUMNS = List.of("event_id", "event_time_micros", "amount", "previous_amount");

    private final Text eventId = new Text();
    private final Number micros = new Number();
    private final Decimal amount = new Decimal();
    private final Decimal previousAmount = new Decimal();
    private final List<Converter> converters = List.of(eventId, micros, amount, previousAmount);

    private final GroupConverter root = new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
            return converters.get(field);
        }

        @Override
        public void start() {
            eventId.value = null;
            micros.value = null;
            amount.value = null;
            previousAmount.value = null;
        }

        @Override
        public void end() {
            // The record is taken by getCurrentRecord.
        }
    };

    @Override
    public RowProof getCurrentRecord() {
        if (eventId.value == null || micros.value == null) {
            throw new IllegalArgumentException("a row without event_id or event_time_micros");
        }
        return new RowProof(eventId.value, micros.value, amount.value, previousAmount.value);
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static final class Text extends PrimitiveConverter {
        private String value;

        @Override
        public void addBinary(Binary binary) {
            value = binary.toStringUsingUTF8();
        }
    }

    private static final class Number extends PrimitiveConverter {
        private Long value;

        @Override
        public void addLong(long number) {
            value = number;
        }
    }

    /** Engines choose the width of a decimal's bytes; big-endian two's complement it always is. */
    private static final class Decimal extends PrimitiveConverter {
        private BigDecimal value;

        @Override
        public void addBinary(Binary binary) {
            value = new BigDecimal(new BigInteger(binary.getBytesUnsafe()), ArchiveSchema.DECIMAL_SCALE);
        }

        @Override
        public void addLong(long unscaled) {
            value = BigDecimal.valueOf(unscaled, ArchiveSchema.DECIMAL_SCALE);
        }

        @Override
        public void addInt(int unscaled) {
            value = BigDecimal.valueOf(unscaled, ArchiveSchema.DECIMAL_SCALE);
        }
    }
}
