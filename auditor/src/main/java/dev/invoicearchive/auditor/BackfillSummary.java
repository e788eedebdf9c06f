package dev.invoicearchive.auditor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.ingest.backfill.BackfillReport;
import java.nio.file.Path;
import java.util.Locale;

/** The account of a backfill: what became of every line. */
final class BackfillSummary {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECK =
            "./archive query \"SELECT origin, count(*) AS changes, sum(amount) AS amount FROM changes GROUP BY origin\"";

    private final Console console;
    private final Path file;
    private final Path rejected;

    BackfillSummary(Console console, Path file, Path rejected) {
        this.console = console;
        this.file = file;
        this.rejected = rejected;
    }

    void print(BackfillReport report, CommonOptions options) {
        if (options.json()) {
            printJson(report);
        } else {
            printText(report);
        }
    }

    private void printText(BackfillReport report) {
        console.line("Backfilled " + file + ":");
        print("lines", report.lines());
        print("  sent", report.sent());
        print("  repeated", report.repeated());
        print("  rejected", report.rejected());
        report.delivery()
                .ifPresentOrElse(
                        this::printDelivery,
                        () -> console.line("The delivery stream has accepted"
                                + " what was sent and delivers it within minutes. Then compare: " + CHECK));
        if (report.resent() > 0) {
            console.line("Put again because the stream had not accepted or not answered: "
                    + String.format(Locale.ROOT, "%,d", report.resent()));
        }
        if (report.rejected() > 0) {
            console.line("The rejected lines and their reasons are in " + rejected);
        }
    }

    private void printDelivery(BackfillReport.Delivery delivery) {
        print("accepted by the stream", delivery.accepted());
        if (delivery.failed() == 0) {
            print("  delivered", delivery.delivered());
            print("  failed", 0);
        } else {
            print("  delivered, at most", delivery.delivered());
            print("  failed, at least", delivery.failed());
            console.line(
                    "What failed lies under errors/ in the bucket, with the reason of each. A file that was refused"
                            + " for its partition counts once, whatever number of records it holds.");
        }
        console.line("Compare: " + CHECK);
    }

    private void printJson(BackfillReport report) {
        ObjectNode node = JSON.createObjectNode()
                .put("file", file.toString())
                .put("lines", report.lines())
                .put("sent", report.sent())
                .put("repeated", report.repeated())
                .put("rejected", report.rejected())
                .put("resent", report.resent())
                .put("pauses", report.pauses());
        report.delivery().ifPresent(delivery -> node.put("accepted", delivery.accepted())
                .put("delivered", delivery.delivered())
                .put("failed", delivery.failed()));
        if (report.rejected() > 0) {
            node.put("rejectedFile", rejected.toString());
        }
        console.line(node.toString());
    }

    private void print(String what, long number) {
        console.line(String.format(Locale.ROOT, "  %-24s %,15d", what, number));
    }
}
