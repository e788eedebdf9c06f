package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.ingest.source.FileFormat;
import dev.invoicearchive.model.AmountRule;
import dev.invoicearchive.model.ArchiveSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts a mapping and the columns of a file together, and says what does not fit. */
final class MappingBinding {
    /** The transaction id that is the number of the line within its invoice. */
    static final String LINE_NUMBER = "line-number";

    private static final String DOCUMENT_DEFAULT = "rest";
    private static final String DATE_FORMAT_DEFAULT = "uuuu-MM-dd";
    private static final Pattern PRODUCT_SIGN = Pattern.compile("\\*");
    private static final int FACTORS_MAX = 2;

    private final MappingText text;
    private final MappedColumns columns;
    private final ArchiveSettings settings;

    /** Columns that an attribute of the item holds as they are; the rest of the document goes without them. */
    private final Set<String> held = new LinkedHashSet<>();

    MappingBinding(MappingText text, List<String> columns, FileFormat format, ArchiveSettings settings) {
        this.text = text;
        this.columns = new MappedColumns(columns, format);
        this.settings = settings;
    }

    /** @throws InvalidMappingException if the mapping does not fit the file, or not itself */
    Mapping bind() throws InvalidMappingException {
        return new Mapping(
                new KeyField(
                        heldText(MappingKey.INVOICE, "invoice number").orElseThrow(() -> missing(MappingKey.INVOICE)),
                        KeyField.PARTITION_BYTES_MAX),
                transactionId(),
                amount(),
                heldText(MappingKey.COUNTRY, "country"),
                invoiceDate(),
                heldText(MappingKey.CHANGED_BY, "caller"),
                heldText(MappingKey.EXPIRES_AT, "expiry").map(ExpiryField::new),
                document(),
                eventTime());
    }

    private Optional<KeyField> transactionId() throws InvalidMappingException {
        String wanted = text.value(MappingKey.TRANSACTION).orElseThrow(() -> missing(MappingKey.TRANSACTION));
        if (!wanted.equals(LINE_NUMBER)) {
            return heldText(MappingKey.TRANSACTION, "transaction id")
                    .map(field -> new KeyField(field, KeyField.SORT_BYTES_MAX));
        }
        if (columns.has(LINE_NUMBER)) {
            throw new InvalidMappingException("Invalid --transaction: the file has a column " + LINE_NUMBER
                    + ", expected the word to mean one thing. Rename the column.");
        }
        return Optional.empty();
    }

    private AmountField amount() throws InvalidMappingException {
        String wanted = text.value(MappingKey.AMOUNT).orElseThrow(() -> missing(MappingKey.AMOUNT));
        List<String> names = columns.has(wanted)
                ? List.of(wanted)
                : PRODUCT_SIGN.splitAsStream(wanted).map(String::strip).toList();
        if (names.size() > FACTORS_MAX || names.contains("")) {
            throw new InvalidMappingException("Invalid --amount: " + wanted
                    + ", expected a column, or two with * between them, such as \"quantity * unit_price\".");
        }
        List<Term> factors = new ArrayList<>();
        for (String name : names) {
            factors.add(columns.term(MappingKey.AMOUNT, name));
        }
        if (names.size() == 1) {
            held.add(names.get(0));
        }
        return new AmountField(factors, new AmountRule(settings));
    }

    private Optional<DateField> invoiceDate() throws InvalidMappingException {
        Optional<Term> term = term(MappingKey.INVOICE_DATE);
        if (term.isEmpty()) {
            refuseAlone(MappingKey.DATE_FORMAT, MappingKey.INVOICE_DATE);
            return Optional.empty();
        }
        TimePattern pattern = new TimePattern(
                MappingKey.DATE_FORMAT, text.value(MappingKey.DATE_FORMAT).orElse(DATE_FORMAT_DEFAULT));
        if (!pattern.namesTimeOfDay()) {
            hold(term.get());
        }
        return Optional.of(new DateField(
                new TextField("invoice date", term.get()),
                pattern,
                settings.invoiceDateZone(),
                new DateWriting(settings)));
    }

    private Optional<EventTimeField> eventTime() throws InvalidMappingException {
        Optional<Term> term = term(MappingKey.EVENT_TIME);
        if (term.isEmpty()) {
            refuseAlone(MappingKey.EVENT_TIME_FORMAT, MappingKey.EVENT_TIME);
            refuseAlone(MappingKey.EVENT_TIME_ZONE, MappingKey.EVENT_TIME);
            return Optional.empty();
        }
        String wanted = text.value(MappingKey.EVENT_TIME_FORMAT)
                .orElseThrow(() -> missing(MappingKey.EVENT_TIME_FORMAT, "a pattern such as uuuu-MM-dd HH:mm:ss"));
        TimePattern pattern = new TimePattern(MappingKey.EVENT_TIME_FORMAT, wanted);
        if (!pattern.namesMoments() && text.value(MappingKey.EVENT_TIME_ZONE).isEmpty()) {
            throw new InvalidMappingException("Missing --event-time-zone: " + wanted
                    + " names no offset, expected a zone such as Europe/London or Z. Give one.");
        }
        return Optional.of(new EventTimeField(
                new TextField("event time", term.get()),
                pattern,
                zone(text.value(MappingKey.EVENT_TIME_ZONE).orElse("Z"))));
    }

    private DocumentChoice document() throws InvalidMappingException {
        String wanted = text.value(MappingKey.DOCUMENT).orElse(DOCUMENT_DEFAULT);
        switch (wanted) {
            case "all":
                return new DocumentChoice(DocumentChoice.Kind.ALL_BUT, Set.of());
            case DOCUMENT_DEFAULT:
                return new DocumentChoice(DocumentChoice.Kind.ALL_BUT, held);
            case "none":
                return new DocumentChoice(DocumentChoice.Kind.ONLY, Set.of());
            default:
                Set<String> names = new LinkedHashSet<>(
                        Arrays.stream(wanted.split(",", -1)).map(String::strip).toList());
                for (String name : names) {
                    columns.check(MappingKey.DOCUMENT, name);
                }
                return new DocumentChoice(DocumentChoice.Kind.ONLY, names);
        }
    }

    private Optional<TextField> heldText(MappingKey key, String what) throws InvalidMappingException {
        Optional<Term> term = term(key);
        term.ifPresent(this::hold);
        return term.map(found -> new TextField(what, found));
    }

    private void hold(Term term) {
        if (term instanceof Term.Column column) {
            held.add(column.name());
        }
    }

    private Optional<Term> term(MappingKey key) throws InvalidMappingException {
        Optional<String> wanted = text.value(key);
        return wanted.isEmpty() ? Optional.empty() : Optional.of(columns.term(key, wanted.get()));
    }

    private void refuseAlone(MappingKey key, MappingKey needed) throws InvalidMappingException {
        if (text.value(key).isPresent()) {
            throw new InvalidMappingException("Invalid " + key.option() + ": nothing to apply it to, expected "
                    + needed.option() + " beside it.");
        }
    }

    private static ZoneId zone(String name) throws InvalidMappingException {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidMappingException(
                    "Invalid --event-time-zone: " + name + ", expected one such as Europe/London or Z.", e);
        }
    }

    private InvalidMappingException missing(MappingKey key) {
        return missing(key, "one of " + columns.listed());
    }

    private static InvalidMappingException missing(MappingKey key, String expected) {
        return new InvalidMappingException("Missing " + key.option() + ": the mapping does not say it, expected "
                + expected + ". Give the option, or " + key.key() + " in a mapping file (docs/loading.md).");
    }
}
