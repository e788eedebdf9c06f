package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetInspection;
import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.ObjectContent;
import dev.invoicearchive.lifecycle.verify.DayIndex.Entry;
import dev.invoicearchive.lifecycle.verify.DayRows.RowFaults;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Checks everything that the manifests say of one day. Days can be checked side by side. */
final class DayCheck {
    private final ObjectCheck objects;
    private final Findings findings;
    private final SourceAccount account;
    private final VerifyRequest request;
    private final RowReader rowReader;

    /** @param account of source events; used at the highest level only */
    DayCheck(ObjectCheck objects, Findings findings, SourceAccount account, VerifyRequest request) {
        this.objects = objects;
        this.findings = findings;
        this.account = account;
        this.request = request;
        this.rowReader = new RowReader(request.reads(VerifyLevel.FULL));
    }

    /** Checks a day that is asked for. */
    void check(LocalDate day, List<Entry> entries) throws IOException {
        DayRows rows = new DayRows(day);
        boolean allSealed = true;
        for (Entry entry : entries) {
            allSealed &= checkSealed(day, entry, rows);
        }
        if (!request.reads(VerifyLevel.FULL)) {
            return;
        }
        if (!allSealed) {
            account.unproven(day);
        }
        boolean allDelivered = allSealed;
        for (Entry entry : entries) {
            allDelivered &= checkDelivered(entry, rows, allSealed);
        }
        if (allDelivered) {
            rows.unexplained().forEach(findings::fault);
        }
        for (Entry entry : entries) {
            account.check(Zone.SOURCE, entry, objects);
            account.check(Zone.ERRORS, entry, objects);
        }
    }

    /** Whether all files are what they were. */
    private boolean checkSealed(LocalDate day, Entry entry, DayRows rows) throws IOException {
        RowTotals totals = new RowTotals();
        boolean valid = true;
        for (NamedObject file : entry.objects(Zone.SEALED)) {
            Outcome outcome = objects.check(file, content -> readSealed(file, content, rows, totals));
            valid &= outcome == Outcome.VALID;
        }
        if (valid) {
            String object = entry.day().sealed().isEmpty()
                    ? "day " + day + " in manifest " + entry.sequence()
                    : entry.day().sealed().get(0).key();
            DayRows.compare(object, entry.day().totals(), totals.totals()).forEach(findings::fault);
        }
        return valid;
    }

    private List<Fault> readSealed(NamedObject file, ObjectContent content, DayRows rows, RowTotals totals)
            throws IOException {
        return reading(file, faults -> {
            long count = rowReader.forEach(file.key(), content, row -> {
                totals.add(row, rows.addSealed(row, faults));
                if (request.reads(VerifyLevel.FULL)) {
                    account.row(row.eventId());
                }
            });
            findings.rows(count);
            checkCount(file, count, faults);
        });
    }

    /** Whether all objects are what they were, and could be read. */
    private boolean checkDelivered(Entry entry, DayRows rows, boolean comparing) throws IOException {
        boolean valid = true;
        for (NamedObject object : entry.objects(Zone.DELIVERED)) {
            Outcome outcome = objects.check(object, content -> readDelivered(object, content, rows, comparing));
            valid &= outcome == Outcome.VALID;
        }
        return valid;
    }

    private List<Fault> readDelivered(NamedObject object, ObjectContent content, DayRows rows, boolean comparing)
            throws IOException {
        return reading(object, faults -> {
            ParquetInspection.inspect(object.key(), content.parquet());
            long count = rowReader.forEach(object.key(), content, row -> {
                if (comparing) {
                    rows.addDelivered(row, faults);
                }
            });
            checkCount(object, count, faults);
        });
    }

    private static void checkCount(NamedObject object, long count, RowFaults faults) {
        if (object.rows().isPresent() && object.rows().get() != count) {
            faults.add(object.rows().get() + " rows", count + " rows");
        }
    }

    private interface Reading {
        void into(RowFaults faults) throws IOException;
    }

    private static List<Fault> reading(NamedObject object, Reading reading) throws IOException {
        RowFaults faults = new RowFaults(object.key());
        try {
            reading.into(faults);
            return faults.all();
        } catch (InvalidParquetException e) {
            List<Fault> all = new ArrayList<>(faults.all());
            all.add(new Fault(Kind.FORMAT, object.key(), "rows of the archive", e.getMessage()));
            return all;
        }
    }
}
