package dev.invoicearchive.auditor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.lifecycle.seal.SealReport;
import java.util.Locale;

/** Says what a seal did, and what it found wrong. */
final class SealSummary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;

    SealSummary(Console console) {
        this.console = console;
    }

    void print(SealReport report, boolean asJson) {
        if (asJson) {
            console.line(json(report).toString());
        } else {
            text(report);
        }
        report.faults().forEach(fault -> console.error(fault.message()));
    }

    private void text(SealReport report) {
        console.line(String.format(
                Locale.ROOT,
                "Sealed    %,d days, amended %,d, through %s",
                report.daysSealed(),
                report.daysAmended(),
                report.sealedThrough().map(Object::toString).orElse("no day yet")));
        console.line(String.format(
                Locale.ROOT,
                "Wrote     %,d rows in %,d files, from %,d objects of %,d bytes",
                report.rows(),
                report.files(),
                report.objects(),
                report.bytes()));
        report.head().ifPresent(head -> {
            console.line("Manifest  " + head.sequence() + ", SHA-256 " + head.sha256());
            console.line("Keep this hash where nobody who may write the archive may write.");
        });
    }

    private static ObjectNode json(SealReport report) {
        ObjectNode node = JSON.createObjectNode();
        node.put("days_sealed", report.daysSealed());
        node.put("days_amended", report.daysAmended());
        node.put("sealed_through", report.sealedThrough().map(Object::toString).orElse(null));
        node.put("rows", report.rows());
        node.put("files", report.files());
        node.put("objects", report.objects());
        node.put("bytes", report.bytes());
        node.put("manifests", report.manifests());
        report.head().ifPresent(head -> node.put("manifest", head.sequence()).put("sha256", head.sha256()));
        ArrayNode faults = node.putArray("faults");
        report.faults().forEach(fault -> faults.add(fault.message()));
        return node;
    }
}
