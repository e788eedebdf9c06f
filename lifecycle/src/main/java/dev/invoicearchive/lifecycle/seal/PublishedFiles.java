package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.RowProof;
import dev.invoicearchive.format.RowProofReader;
import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.PublishedKey;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files that are about to be published: hash, rows, and of the rows what they add up to. Thread-safe. */
final class PublishedFiles {
    private static final Pattern PERIOD = Pattern.compile("(?:^|/)(?:event_)?(?:day|month)=([^/]+)/[^/]+$");

    private final WorkArea work;
    private final Faults faults;
    private final EventSet events = new EventSet();
    private final Map<LocalDate, TotalsOfRows> totals = new TreeMap<>();
    private final Map<PublishedKey.Zone, Map<LocalDate, List<SealedFile>>> files = new TreeMap<>();

    PublishedFiles(WorkArea work, Faults faults) {
        this.work = work;
        this.faults = faults;
    }

    /** Reads a file of rows. */
    void rows(String key) throws IOException {
        Optional<LocalDate> day = period(key);
        if (day.isEmpty()) {
            return;
        }
        List<RowProof> rows = new ArrayList<>();
        file(PublishedKey.Zone.SEALED, key, day.get(), file -> RowProofReader.forEach(key, file.file(), rows::add));
        synchronized (this) {
            rows.forEach(row -> add(key, day.get(), row));
        }
    }

    /** Reads a file of a roll-up. */
    void rollup(PublishedKey.Zone zone, String key) throws IOException {
        Optional<LocalDate> start = period(key);
        if (start.isPresent()) {
            file(zone, key, start.get(), file -> RowProofReader.rows(key, file.file()));
        }
    }

    /** Whether an event is among the rows. */
    boolean contains(EventKey event) {
        return events.contains(event);
    }

    /** How many events there are. */
    int events() {
        return events.size();
    }

    /** What the rows of a day add up to. */
    ControlTotals totals(LocalDate day) {
        TotalsOfRows rows = totals.get(day);
        return rows == null ? ControlTotals.NONE : rows.totals();
    }

    /** The days that have rows. */
    List<LocalDate> days() {
        return List.copyOf(totals.keySet());
    }

    /** The files of a period, under the keys that they get. */
    List<SealedFile> files(PublishedKey.Zone zone, LocalDate start, int generation) {
        List<SealedFile> found =
                new ArrayList<>(files.getOrDefault(zone, Map.of()).getOrDefault(start, List.of()));
        found.sort((one, other) -> one.sourceKey().compareTo(other.sourceKey()));
        List<SealedFile> numbered = new ArrayList<>();
        for (SealedFile file : found) {
            numbered.add(new SealedFile(
                    new PublishedKey(zone, start, generation, numbered.size()).key(),
                    file.size(),
                    file.sha256(),
                    file.rows(),
                    file.sourceBucket(),
                    file.sourceKey()));
        }
        return numbered;
    }

    /** The periods of a zone that have files. */
    List<LocalDate> periods(PublishedKey.Zone zone) {
        return List.copyOf(files.getOrDefault(zone, Map.of()).keySet());
    }

    private interface Reader {
        /** Gives the number of rows. */
        long read(Content content) throws IOException;
    }

    private void file(PublishedKey.Zone zone, String key, LocalDate start, Reader reader) throws IOException {
        try (Content content = Content.read(work.open(key))) {
            long rows = reader.read(content);
            if (rows > 0) {
                SealedFile file = new SealedFile(key, content.size(), content.sha256(), rows, work.bucket(), key);
                synchronized (this) {
                    files.computeIfAbsent(zone, missing -> new TreeMap<>())
                            .computeIfAbsent(start, missing -> new ArrayList<>())
                            .add(file);
                }
            }
        } catch (InvalidParquetException e) {
            faults.add(new SealFault(e.getMessage()));
        }
    }

    private void add(String key, LocalDate day, RowProof row) {
        if (!EventHour.ofMicros(row.eventTimeMicros()).day().equals(day)) {
            faults.add(SealFault.of(
                    "Invalid event " + row.eventId() + " in " + key,
                    "one of " + EventHour.ofMicros(row.eventTimeMicros()).day(),
                    "one of " + day,
                    "Nothing is published. Seal again, and report it if it stays."));
        }
        if (!events.add(EventKey.of(row.eventId()))) {
            faults.add(SealFault.of(
                    "Invalid event " + row.eventId() + " of " + day,
                    "two rows",
                    "one",
                    "It was delivered with two times. Compare its deliveries with source/."));
        }
        totals.computeIfAbsent(day, missing -> new TotalsOfRows()).add(row);
    }

    private Optional<LocalDate> period(String key) {
        Matcher matcher = PERIOD.matcher(key);
        if (matcher.find()) {
            String text = matcher.group(1);
            try {
                return Optional.of(text.length() == 7 ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text));
            } catch (DateTimeException e) {
                // Told below.
            }
        }
        faults.add(SealFault.of(
                "Invalid work file " + key,
                "no day or month in its key",
                "one, such as day=2026-11-20",
                "Nothing is published. Seal again, and report it if it stays."));
        return Optional.empty();
    }
}
