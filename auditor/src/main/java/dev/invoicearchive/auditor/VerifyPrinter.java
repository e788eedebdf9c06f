package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.lifecycle.integrity.ChainLink;
import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Leftover;
import dev.invoicearchive.lifecycle.verify.Outcome;
import dev.invoicearchive.lifecycle.verify.VerifyReport;
import dev.invoicearchive.lifecycle.verify.VerifyReport.Counts;
import dev.invoicearchive.lifecycle.verify.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints what a verification found: one line for each fault, then what was counted, then the verdict. */
final class VerifyPrinter {
    private static final List<ResultColumn> ZONES = List.of(
            ResultColumn.text("zone"),
            ResultColumn.integer("objects"),
            ResultColumn.integer(Outcome.VALID.words()),
            ResultColumn.integer(Outcome.INVALID.words()),
            ResultColumn.integer(Outcome.NOT_FOUND.words()),
            ResultColumn.integer(Outcome.COLD.words()),
            ResultColumn.integer("bytes"));
    private static final List<ResultColumn> JSON_ZONES = List.of(
            ResultColumn.text("type"),
            ResultColumn.text("zone"),
            ResultColumn.integer("objects"),
            ResultColumn.integer("valid"),
            ResultColumn.integer("invalid"),
            ResultColumn.integer("not_found"),
            ResultColumn.integer("not_checked_cold"),
            ResultColumn.integer("bytes"));
    private static final List<ResultColumn> FAULTS = columns("object", "outcome", "expected", "found");
    private static final List<ResultColumn> LEFTOVERS = columns("object", "what");
    private static final List<ResultColumn> NOT_CHECKED = columns("what");
    private static final List<ResultColumn> SUMMARY = List.of(
            ResultColumn.text("type"),
            ResultColumn.text("verdict"),
            ResultColumn.integer("faults"),
            ResultColumn.integer("manifest"),
            ResultColumn.text("sha256"),
            ResultColumn.text("sealed_through"),
            ResultColumn.text("key_id"),
            new ResultColumn("key_from_archive", ResultColumn.Kind.BOOLEAN),
            ResultColumn.integer("sealed_rows"),
            ResultColumn.integer("source_events"),
            ResultColumn.integer("open_objects"),
            ResultColumn.integer("bytes"));

    private final Console console;
    private final OutputForm form;

    VerifyPrinter(Console console, OutputForm form) {
        this.console = console;
        this.form = form;
    }

    void print(VerifyReport report) {
        if (form == OutputForm.JSON) {
            printJson(report);
        } else {
            printText(report);
        }
    }

    private void printText(VerifyReport report) {
        for (Fault fault : report.faults()) {
            console.line(fault.object() + "  " + fault.kind().words() + ": expected " + fault.expected() + ", found "
                    + fault.found());
        }
        for (Leftover leftover : report.leftovers()) {
            console.line(leftover.object() + "  leftover, no fault: " + leftover.what());
        }
        try (RowWriter rows = console.rows(OutputForm.TABLE, ZONES)) {
            for (Zone zone : Zone.values()) {
                if (report.counts().containsKey(zone)) {
                    rows.write(zoneRow(zone, report.counts().get(zone)));
                }
            }
        }
        report.notChecked().forEach(what -> console.line("Not checked: " + what + "."));
        if (report.keyFromArchive()) {
            console.line("The key was taken from the archive itself. Keep its public key elsewhere, and give it with"
                    + " --public-key.");
        }
        if (report.openObjects() > 0) {
            console.line(report.openObjects() + " objects belong to days that are not sealed yet.");
        }
        console.line(verdict(report));
    }

    private static String verdict(VerifyReport report) {
        if (report.head().isEmpty()) {
            return "INVALID: no valid manifest, so that nothing is proven; " + faults(report) + ".";
        }
        ChainLink head = report.head().get();
        String through = head.sealedThrough().map(LocalDate::toString).orElse("no day");
        String words = report.isFaultless() ? "valid" : "INVALID: " + faults(report);
        return words + "; sealed through " + through + ", " + report.rows() + " sealed rows read, "
                + report.sourceEvents() + " source events accounted for, head: manifest " + head.sequence()
                + ", SHA-256 " + head.sha256() + ".";
    }

    private static String faults(VerifyReport report) {
        return report.faults().size() == 1 ? "1 fault" : report.faults().size() + " faults";
    }

    private void printJson(VerifyReport report) {
        for (Fault fault : report.faults()) {
            write(FAULTS, List.of("fault", fault.object(), fault.kind().words(), fault.expected(), fault.found()));
        }
        for (Leftover leftover : report.leftovers()) {
            write(LEFTOVERS, List.of("leftover", leftover.object(), leftover.what()));
        }
        for (Zone zone : Zone.values()) {
            if (report.counts().containsKey(zone)) {
                List<String> values = new ArrayList<>(List.of("zone"));
                values.addAll(zoneRow(zone, report.counts().get(zone)));
                write(JSON_ZONES, values);
            }
        }
        report.notChecked().forEach(what -> write(NOT_CHECKED, List.of("not_checked", what)));
        write(
                SUMMARY,
                Arrays.asList(
                        "summary",
                        report.isFaultless() && report.head().isPresent() ? "valid" : "INVALID",
                        Integer.toString(report.faults().size()),
                        report.head()
                                .map(head -> Long.toString(head.sequence()))
                                .orElse(null),
                        report.head().map(ChainLink::sha256).orElse(null),
                        report.head()
                                .flatMap(ChainLink::sealedThrough)
                                .map(LocalDate::toString)
                                .orElse(null),
                        report.head().map(ChainLink::keyId).orElse(null),
                        Boolean.toString(report.keyFromArchive()),
                        Long.toString(report.rows()),
                        Long.toString(report.sourceEvents()),
                        Long.toString(report.openObjects()),
                        Long.toString(report.bytes())));
    }

    private void write(List<ResultColumn> columns, List<String> values) {
        try (RowWriter rows = console.rows(OutputForm.JSON, columns)) {
            rows.write(values);
        }
    }

    private static List<String> zoneRow(Zone zone, Counts counts) {
        return List.of(
                zone.name().toLowerCase(Locale.ROOT),
                Long.toString(counts.objects()),
                Long.toString(counts.valid()),
                Long.toString(counts.invalid()),
                Long.toString(counts.notFound()),
                Long.toString(counts.cold()),
                Long.toString(counts.bytes()));
    }

    private static List<ResultColumn> columns(String... names) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(ResultColumn.text("type"));
        for (String name : names) {
            columns.add(ResultColumn.text(name));
        }
        return List.copyOf(columns);
    }
}
