package dev.invoicearchive.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How the table spells its attributes. The only place where these spellings stand; every other class, and SQL, uses
 * plain words.
 *
 * @param invoiceNumber partition key
 * @param transactionId sort key; some tables spell it {@code TransactionIdentifier}
 * @param amount number, or text in the archive's currency
 * @param country text
 * @param invoiceDate text in one of the accepted formats
 * @param invoiceDoc map, or text that holds JSON
 * @param changedBy text that names the caller; the feed itself names none
 * @param expiresAt number, seconds since 1970, after which DynamoDB may remove the item
 */
public record Attributes(
        String invoiceNumber,
        String transactionId,
        String amount,
        String country,
        String invoiceDate,
        String invoiceDoc,
        String changedBy,
        String expiresAt) {

    /** The spellings of the use case's table. */
    public static final Attributes DEFAULT = new Attributes(
            "InvoiceNumber",
            "TransactionId",
            "Amount",
            "Trans_country",
            "Invoice_dt",
            "InvoiceDoc",
            "ChangedBy",
            "ExpiresAt");

    public Attributes {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        Objects.requireNonNull(transactionId, "transactionId is null");
        Objects.requireNonNull(amount, "amount is null");
        Objects.requireNonNull(country, "country is null");
        Objects.requireNonNull(invoiceDate, "invoiceDate is null");
        Objects.requireNonNull(invoiceDoc, "invoiceDoc is null");
        Objects.requireNonNull(changedBy, "changedBy is null");
        Objects.requireNonNull(expiresAt, "expiresAt is null");
        List<String> names =
                List.of(invoiceNumber, transactionId, amount, country, invoiceDate, invoiceDoc, changedBy, expiresAt);
        if (names.contains("") || Set.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException(
                    "Invalid attribute names: " + String.join(", ", names) + ", expected eight different ones.");
        }
    }
}
