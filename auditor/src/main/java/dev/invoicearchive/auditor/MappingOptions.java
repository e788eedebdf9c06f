package dev.invoicearchive.auditor;

import dev.invoicearchive.ingest.mapping.InvalidMappingException;
import dev.invoicearchive.ingest.mapping.MappingKey;
import dev.invoicearchive.ingest.mapping.MappingText;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that tell how a file is read and what its columns mean; each can stand in a mapping file instead. */
public final class MappingOptions {
    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "a JSON file that says what the options below say; an option goes before it (docs/loading.md)")
    private Optional<Path> mapping;

    @Option(names = "--invoice", paramLabel = "COLUMN", description = "the invoice number")
    private Optional<String> invoice;

    @Option(
            names = "--transaction",
            paramLabel = "COLUMN",
            description = "the transaction id, or line-number: the number of the line within its invoice")
    private Optional<String> transaction;

    @Option(
            names = "--amount",
            paramLabel = "COLUMN",
            description = "the amount, or the product of two columns: \"quantity * unit_price\"")
    private Optional<String> amount;

    @Option(
            names = "--country",
            paramLabel = "COLUMN",
            description = "the country; like every column, instead a constant that begins with =, such as =DE")
    private Optional<String> country;

    @Option(names = "--invoice-date", paramLabel = "COLUMN", description = "the business date")
    private Optional<String> invoiceDate;

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "how it is written, such as \"dd/MM/uuuu HH:mm\" (default: uuuu-MM-dd)")
    private Optional<String> dateFormat;

    @Option(
            names = "--document",
            paramLabel = "all|rest|none|COLUMNS",
            description = "what becomes the invoice document; rest: what no attribute holds as it is (default: rest)")
    private Optional<String> document;

    @Option(names = "--changed-by", paramLabel = "COLUMN", description = "who made the change")
    private Optional<String> changedBy;

    @Option(
            names = "--expires-at",
            paramLabel = "COLUMN",
            description = "when DynamoDB may remove the item, seconds since 1970")
    private Optional<String> expiresAt;

    @Option(names = "--event-time", paramLabel = "COLUMN", description = "when the change happened, for history only")
    private Optional<String> eventTime;

    @Option(names = "--event-time-format", paramLabel = "PATTERN", description = "how it is written")
    private Optional<String> eventTimeFormat;

    @Option(
            names = "--event-time-zone",
            paramLabel = "ZONE",
            description = "where it is meant if it names no offset, such as Europe/London")
    private Optional<String> eventTimeZone;

    @Option(names = "--format", paramLabel = "csv|jsonl", description = "what the file is (default: by its name)")
    private Optional<String> format;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "such as windows-1252 (default: by its byte order mark, or else UTF-8)")
    private Optional<String> encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description = "between fields, or the word tab (default: a comma; a tab in .tsv files)")
    private Optional<String> delimiter;

    /**
     * The mapping file with the options put over it.
     *
     * @throws CommandFailure if the mapping file is wrong
     */
    public MappingText text() {
        try {
            MappingText options = new MappingText(given());
            return mapping.isEmpty() ? options : MappingText.read(mapping.get()).overriddenBy(options);
        } catch (InvalidMappingException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private Map<MappingKey, String> given() {
        Map<MappingKey, String> given = new EnumMap<>(MappingKey.class);
        for (MappingKey key : MappingKey.values()) {
            option(key).ifPresent(text -> given.put(key, text));
        }
        return given;
    }

    private Optional<String> option(MappingKey key) {
        return switch (key) {
            case INVOICE -> invoice;
            case TRANSACTION -> transaction;
            case AMOUNT -> amount;
            case COUNTRY -> country;
            case INVOICE_DATE -> invoiceDate;
            case DATE_FORMAT -> dateFormat;
            case DOCUMENT -> document;
            case CHANGED_BY -> changedBy;
            case EXPIRES_AT -> expiresAt;
            case EVENT_TIME -> eventTime;
            case EVENT_TIME_FORMAT -> eventTimeFormat;
            case EVENT_TIME_ZONE -> eventTimeZone;
            case FORMAT -> format;
            case ENCODING -> encoding;
            case DELIMITER -> delimiter;
        };
    }
}
