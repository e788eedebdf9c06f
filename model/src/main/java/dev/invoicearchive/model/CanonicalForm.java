package dev.invoicearchive.model;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the canonical bytes that {@link Fingerprint} documents. */
final class CanonicalForm {
    /** Room for most items, so that it seldom grows. */
    private static final int USUAL_BYTES = 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);

    private CanonicalForm() {}

    /** The canonical bytes of an item, which are those of a map. */
    static byte[] of(Item item) {
        CanonicalForm form = new CanonicalForm();
        form.writeMap(item.attributes());
        return form.bytes.toByteArray();
    }

    private void write(AttributeValue value) {
        if (value instanceof AttributeValue.Text text) {
            bytes.write('S');
            writeWithLength(Utf8.bytes(text.value()));
        } else if (value instanceof AttributeValue.Number number) {
            bytes.write('N');
            writeWithLength(numberBytes(number.value()));
        } else if (value instanceof AttributeValue.Binary binary) {
            bytes.write('B');
            writeWithLength(binary.value());
        } else if (value instanceof AttributeValue.Bool bool) {
            bytes.write(bool.value() ? 'T' : 'F');
        } else if (value instanceof AttributeValue.Null) {
            bytes.write('0');
        } else {
            writeCollection(value);
        }
    }

    private void writeCollection(AttributeValue value) {
        if (value instanceof AttributeValue.Document document) {
            writeMap(document.value());
        } else if (value instanceof AttributeValue.Sequence sequence) {
            bytes.write('L');
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
        Map<byte[], AttributeValue> sorted = new TreeMap<>(Arrays::compareUnsigned);
        fields.forEach((name, value) -> sorted.put(Utf8.bytes(name), value));
        bytes.write('M');
        writeCount(sorted.size());
        sorted.forEach((name, value) -> {
            writeWithLength(name);
            write(value);
        });
    }

    private void writeSet(char tag, List<byte[]> elements) {
        Comparator<byte[]> byBytes = Arrays::compareUnsigned;
        bytes.write(tag);
        writeCount(elements.size());
        elements.stream().sorted(byBytes).forEach(this::writeWithLength);
    }

    private void writeWithLength(byte[] content) {
        writeCount(content.length);
        bytes.writeBytes(content);
    }

    private void writeCount(int count) {
        bytes.write(count >>> 24);
        bytes.write(count >>> 16);
        bytes.write(count >>> 8);
        bytes.write(count);
    }

    private static byte[] numberBytes(String number) {
        return Utf8.bytes(CanonicalNumber.of(number));
    }
}
