package dev.invoicearchive.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes the canonical bytes that {@link Fingerprint} documents. */
final class CanonicalForm {
    private static final int USUAL_BYTES = 1024;

    private static final Comparator<Map.Entry<byte[], AttributeValue>> BY_NAME =
            (one, other) -> Arrays.compareUnsigned(one.getKey(), other.getKey());

    /** Not the library's stream, whose every write takes a lock: this runs for every image of every change. */
    private byte[] bytes = new byte[USUAL_BYTES];

    private int length;

    private CanonicalForm() {}

    /** The canonical bytes of an item, which are those of a map. */
    static byte[] of(Item item) {
        CanonicalForm form = new CanonicalForm();
        form.writeMap(item.attributes());
        return Arrays.copyOf(form.bytes, form.length);
    }

    private void write(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            writeByte('S');
            writeWithLength(Utf8.bytes(text.value()));
        } else if (value instanceof AttributeValue.Number number) {
            writeByte('N');
            writeWithLength(numberBytes(number.value()));
        } else if (value instanceof AttributeValue.Binary binary) {
            writeByte('B');
            writeWithLength(binary.value());
        } else if (value instanceof AttributeValue.Bool bool) {
            writeByte(bool.value() ? 'T' : 'F');
        } else if (value instanceof AttributeValue.Null) {
            writeByte('0');
        } else {
            writeCollection(value);
        }
    }

    private void writeCollection(AttributeValue value) {
        if (value instanceof AttributeValue.Document document) {
            writeMap(document.value());
        } else if (value instanceof AttributeValue.Sequence sequence) {
            writeByte('L');
            writeCount(sequence.value().size());
            sequence.value().forEach(this::write);
        } else if (value instanceof AttributeValue.TextSet set) {
            writeSet('s', set.value().stream().map(Utf8::bytes).toList());
        } else if (value instanceof AttributeValue.NumberSet set) {
            writeSet('n', set.value().stream().map(CanonicalForm::numberBytes).toList());
        } else if (value instanceof AttributeValue.BinarySet set) {
            writeSet('b', set.value().stream().map(AttributeValue.Binary::value).toList());
        }
    }

    private void writeMap(Map<String, AttributeValue> fields) {
        List<Map.Entry<byte[], AttributeValue>> sorted = new ArrayList<>(fields.size());
        for (Map.Entry<String, AttributeValue> field : fields.entrySet()) {
            sorted.add(Map.entry(Utf8.bytes(field.getKey()), field.getValue()));
        }
        sorted.sort(BY_NAME);
        writeByte('M');
        writeCount(sorted.size());
        for (Map.Entry<byte[], AttributeValue> field : sorted) {
            writeWithLength(field.getKey());
            write(field.getValue());
        }
    }

    private void writeSet(char tag, List<byte[]> elements) {
        Comparator<byte[]> byBytes = Arrays::compareUnsigned;
        writeByte(tag);
        writeCount(elements.size());
        elements.stream().sorted(byBytes).forEach(this::writeWithLength);
    }

    private void writeWithLength(byte[] content) {
        writeCount(content.length);
        makeRoom(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    private void writeCount(int count) {
        makeRoom(Integer.BYTES);
        bytes[length] = (byte) (count >>> 24);
        bytes[length + 1] = (byte) (count >>> 16);
        bytes[length + 2] = (byte) (count >>> 8);
        bytes[length + 3] = (byte) count;
        length += Integer.BYTES;
    }

    private void writeByte(int value) {
        makeRoom(1);
        bytes[length] = (byte) value;
        length++;
    }

    private void makeRoom(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, count)));
        }
    }

    private static byte[] numberBytes(String number) {
        return Utf8.bytes(CanonicalNumber.of(number));
    }
}
