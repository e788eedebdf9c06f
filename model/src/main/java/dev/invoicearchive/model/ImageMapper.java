package dev.invoicearchive.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the columns of one image. Every attribute leaves {@code others} only when its column gives back the same type and
 * text, so that nothing an item ever held is lost.
 */
final class ImageMapper {
    private final Attributes attributes;
    private final AmountRule amountRule;
    private final InvoiceDates invoiceDates;

    ImageMapper(ArchiveSettings settings) {
        attributes = settings.attributes();
        amountRule = new AmountRule(settings);
        invoiceDates = new InvoiceDates(settings);
    }

    /** The columns of an image and the names of those that stay empty because their value does not fit. */
    record Result(ImageColumns columns, List<String> problems) {}

    Result map(Item image) {
        Map<String, AttributeValue> others = new LinkedHashMap<>(image.attributes());
        List<String> problems = new ArrayList<>();
        removeTextKey(others, attributes.invoiceNumber());
        removeTextKey(others, attributes.transactionId());
        BigDecimal amount = amount(image, others, problems);
        String country = country(image, others, problems);
        LocalDate invoiceDate = invoiceDate(image, others, problems);
        String invoiceDoc = invoiceDoc(image, others, problems);
        String otherAttributes = others.isEmpty() ? null : DynamoJson.write(new Item(others));
        ImageColumns columns =
                new ImageColumns(amount, country, invoiceDate, invoiceDoc, otherAttributes, Fingerprint.of(image));
        return new Result(columns, problems);
    }

    private static void removeTextKey(Map<String, AttributeValue> others, String name) {
        if (others.get(name) instanceof AttributeValue.Text) {
            others.remove(name);
        }
    }

    private BigDecimal amount(Item image, Map<String, AttributeValue> others, List<String> problems) {
        Optional<AttributeValue> attribute = image.attribute(attributes.amount());
        AmountReading reading = amountRule.read(attribute);
        if (reading instanceof AmountReading.Refused) {
            problems.add(ProblemNames.AMOUNT);
        }
        if (reading instanceof AmountReading.Value && attribute.get() instanceof AttributeValue.Number) {
            others.remove(attributes.amount());
        }
        return reading.counted().orElse(null);
    }

    private String country(Item image, Map<String, AttributeValue> others, List<String> problems) {
        Optional<AttributeValue> attribute = present(image, attributes.country());
        if (attribute.isEmpty()) {
            return null;
        }
        if (attribute.get() instanceof AttributeValue.Text text && Utf8.canCarry(text.value())) {
            others.remove(attributes.country());
            return text.value();
        }
        problems.add(ProblemNames.COUNTRY);
        return null;
    }

    private LocalDate invoiceDate(Item image, Map<String, AttributeValue> others, List<String> problems) {
        Optional<AttributeValue> attribute = present(image, attributes.invoiceDate());
        if (attribute.isEmpty()) {
            return null;
        }
        if (!(attribute.get() instanceof AttributeValue.Text text)) {
            problems.add(ProblemNames.INVOICE_DATE);
            return null;
        }
        Optional<LocalDate> date = invoiceDates.read(text.value());
        if (date.isEmpty()) {
            problems.add(ProblemNames.INVOICE_DATE);
            return null;
        }
        if (date.get().toString().equals(text.value())) {
            others.remove(attributes.invoiceDate());
        }
        return date.get();
    }

    private String invoiceDoc(Item image, Map<String, AttributeValue> others, List<String> problems) {
        Optional<AttributeValue> attribute = present(image, attributes.invoiceDoc());
        if (attribute.isEmpty()) {
            return null;
        }
        AttributeValue value = attribute.get();
        if (value instanceof AttributeValue.Document || value instanceof AttributeValue.Sequence) {
            String json = PlainJson.write(value);
            if (PlainJson.read(json).equals(attribute)) {
                others.remove(attributes.invoiceDoc());
            }
            return json;
        }
        if (value instanceof AttributeValue.Text text
                && Utf8.canCarry(text.value())
                && PlainJson.read(text.value()).isPresent()) {
            return text.value();
        }
        problems.add(ProblemNames.INVOICE_DOC);
        return null;
    }

    /** A null value says the same as no attribute, and is no problem; it stays among the others. */
    private static Optional<AttributeValue> present(Item image, String name) {
        return image.attribute(name).filter(value -> !(value instanceof AttributeValue.Null));
    }
}
