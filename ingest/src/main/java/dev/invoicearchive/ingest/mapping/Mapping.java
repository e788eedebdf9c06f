package dev.invoicearchive.ingest.mapping;

import java.util.Optional;

/**
 * A mapping that fits its file.
 *
 * @param invoiceNumber the partition key
 * @param transactionId the sort key; empty for the number of the line within its invoice
 * @param amount of the line
 * @param country optional
 * @param invoiceDate the business date, optional
 * @param changedBy who, optional
 * @param expiresAt when it may be removed, optional
 * @param document the columns that become the document
 * @param eventTime when it happened, for history; optional
 */
record Mapping(
        KeyField invoiceNumber,
        Optional<KeyField> transactionId,
        AmountField amount,
        Optional<TextField> country,
        Optional<DateField> invoiceDate,
        Optional<TextField> changedBy,
        Optional<ExpiryField> expiresAt,
        DocumentChoice document,
        Optional<EventTimeField> eventTime) {}
