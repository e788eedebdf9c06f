package dev.invoicearchive.model;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Fingerprints a second time, from the documentation of {@link Fingerprint} alone and by other means: everything is a
 * string of hexadecimal digits, whose order is that of the unsigned bytes, and numbers go through {@link BigDecimal}.
 */
final class SecondFingerprint {
    private SecondFingerprint() {}

    static long of(Item item) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(map(item.attributes())));
            return new BigInteger(1, hash).shiftRight(192).longValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String map(Map<String, AttributeValue> fields) {
        List<String> spelled = fields.entrySet().stream()
                .sorted(Comparator.comparing(field -> utf8(field.getKey())))
                .map(field -> block(utf8(field.getKey())) + value(field.getValue()))
                .toList();
        return tag('M') + counted(spelled);
    }

    private static String value(AttributeValue value) {
        if (value instanceof AttributeValue.Document document) {
            return map(document.value());
        } else if (value instanceof AttributeValue.Sequence sequence) {
            return tag('L')
                    + counted(sequence.value().stream()
                            .map(SecondFingerprint::value)
                            .toList());
        } else if (value instanceof AttributeValue.TextSet set) {
            return tag('s')
                    + set(set.value().stream().map(SecondFingerprint::utf8).toList());
        } else if (value instanceof AttributeValue.NumberSet set) {
            return tag('n')
                    + set(set.value().stream().map(SecondFingerprint::number).toList());
        } else if (value instanceof AttributeValue.BinarySet set) {
            return tag('b')
                    + set(set.value().stream().map(each -> hex(each.value())).toList());
        } else if (value instanceof AttributeValue.Text text) {
            return tag('S') + block(utf8(text.value()));
        } else if (value instanceof AttributeValue.Number number) {
            return tag('N') + block(number(number.value()));
        } else if (value instanceof AttributeValue.Binary binary) {
            return tag('B') + block(hex(binary.value()));
        } else if (value instanceof AttributeValue.Bool bool) {
            return tag(bool.value() ? 'T' : 'F');
        }
        return tag('0');
    }

    private static String number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() == 0) {
                return utf8("0");
            }
            BigDecimal stripped = number.stripTrailingZeros();
            return utf8(stripped.unscaledValue() + "E" + -stripped.scale());
        } catch (NumberFormatException e) {
            return utf8(text);
        }
    }

    private static String set(List<String> elements) {
        return counted(elements.stream().sorted().map(SecondFingerprint::block).toList());
    }

    private static String counted(List<String> elements) {
        return HexFormat.of().toHexDigits(elements.size()) + String.join("", elements);
    }

    private static String block(String hex) {
        return HexFormat.of().toHexDigits(hex.length() / 2) + hex;
    }

    private static String tag(char tag) {
        return HexFormat.of().toHexDigits((byte) tag);
    }

    private static String utf8(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int point : text.codePoints().toArray()) {
            if (point >= 0xD800 && point <= 0xDFFF) {
                bytes.writeBytes(new byte[] {
                    (byte) (0b1110_0000 | point >> 12),
                    (byte) (0b1000_0000 | point >> 6 & 0b11_1111),
                    (byte) (0b1000_0000 | point & 0b11_1111)
                });
            } else {
                bytes.writeBytes(new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return hex(bytes.toByteArray());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
