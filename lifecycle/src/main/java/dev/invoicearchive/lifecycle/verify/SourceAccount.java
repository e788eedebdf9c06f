package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.ErrorEvents;
import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.InvalidContentException;
import dev.invoicearchive.lifecycle.integrity.ObjectContent;
import dev.invoicearchive.lifecycle.integrity.SourceEvents;
import dev.invoicearchive.lifecycle.integrity.UnreadableRecords;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether every record that came is accounted for: each event of the source objects is among the sealed rows or in the
 * error objects, and what has no event id is in the error objects byte for byte. A transform that drops a record without a
 * word is found here.
 */
final class SourceAccount implements AutoCloseable {
    private static final int NAMED_MAX = 10;

    private final ArchiveObjects objects;
    private final Findings findings;
    private final ClosedDays days;
    private final EventLedger ledger = new EventLedger();
    private final List<String> sources = new ArrayList<>();
    private final List<LocalDate> arrivals = new ArrayList<>();
    private final UnreadableRecords failedRecords = new UnreadableRecords();
    private final Map<Integer, List<byte[]>> unreadable = new TreeMap<>();
    private final Set<LocalDate> unproven = new HashSet<>();
    private boolean errorsMissing;

    SourceAccount(ArchiveObjects objects, Findings findings, ClosedDays days) throws IOException {
        this.objects = objects;
        this.findings = findings;
        this.days = days;
    }

    /** Tells of which days the rows were read. */
    interface ClosedDays {
        boolean covers(LocalDate eventDay);
    }

    /** An event is among the sealed rows. */
    void row(String eventId) throws IOException {
        ledger.known(EventTable.Key.of(eventId));
    }

    /** The rows of a day could not all be read, so that nothing is said of its events. */
    synchronized void unproven(LocalDate day) {
        unproven.add(day);
    }

    /** Checks the source or the error objects of an entry. */
    void check(Zone zone, DayIndex.Entry entry, ObjectCheck check) throws IOException {
        for (NamedObject object : entry.objects(zone)) {
            Outcome outcome = zone == Zone.SOURCE
                    ? check.check(
                            object,
                            content -> readSource(object.key(), entry.day().day(), content))
                    : check.check(object, content -> readErrors(object.key(), content));
            if (zone == Zone.ERRORS && outcome != Outcome.VALID) {
                synchronized (this) {
                    errorsMissing = true;
                }
            }
        }
    }

    private List<Fault> readSource(String key, LocalDate arrival, ObjectContent content) throws IOException {
        int source = newSource(key, arrival);
        long[] events = new long[1];
        try (InputStream stream = content.stream()) {
            SourceEvents.read(key, stream, new SourceEvents.Taker() {
                @Override
                public void event(String eventId, Optional<LocalDate> day) throws IOException {
                    if (isWanted(arrival, day)) {
                        events[0]++;
                        ledger.wanted(EventTable.Key.of(eventId), source);
                    }
                }

                @Override
                public void unreadable(byte[] bytes) {
                    addUnreadable(source, bytes);
                }
            });
            findings.sourceEvents(events[0]);
            return List.of();
        } catch (InvalidContentException e) {
            return List.of(new Fault(Kind.FORMAT, key, "gzip of change records", e.getMessage()));
        }
    }

    private List<Fault> readErrors(String key, ObjectContent content) throws IOException {
        try (InputStream stream = content.stream()) {
            ErrorEvents.read(key, stream, new ErrorEvents.Taker() {
                @Override
                public void event(String eventId) throws IOException {
                    ledger.known(EventTable.Key.of(eventId));
                }

                @Override
                public void unreadable(byte[] record) {
                    addFailed(record);
                }
            });
            return List.of();
        } catch (InvalidContentException e) {
            return List.of(new Fault(Kind.FORMAT, key, "lines of Firehose", e.getMessage()));
        }
    }

    /** A record that says no time has that of its arrival, which its object knows to a day. */
    private boolean isWanted(LocalDate arrival, Optional<LocalDate> day) {
        return day.isPresent() ? days.covers(day.get()) : days.covers(arrival) && days.covers(arrival.plusDays(1));
    }

    private synchronized int newSource(String key, LocalDate arrival) {
        sources.add(key);
        arrivals.add(arrival);
        return sources.size() - 1;
    }

    private synchronized void addUnreadable(int source, byte[] bytes) {
        unreadable.computeIfAbsent(source, first -> new ArrayList<>()).add(bytes);
    }

    private synchronized void addFailed(byte[] record) {
        failedRecords.add(record);
    }

    /** Says what is missing; to be called once, when everything was read. */
    synchronized void finish() throws IOException {
        Map<Integer, Set<EventTable.Key>> missing = new HashMap<>();
        ledger.compare((source, event) ->
                missing.computeIfAbsent(source, first -> new HashSet<>()).add(event));
        for (Map.Entry<Integer, Set<EventTable.Key>> of : missing.entrySet()) {
            tellMissing(of.getKey(), of.getValue());
        }
        unreadable.forEach((source, pieces) -> {
            long uncovered =
                    pieces.stream().filter(piece -> !failedRecords.cover(piece)).count();
            if (uncovered > 0) {
                tell(sources.get(source), uncovered + " pieces without an event id in errors/", "none of them");
            }
        });
    }

    /** The ledger knows hashes only, so the object is read once more for the names. */
    private void tellMissing(int source, Set<EventTable.Key> missing) throws IOException {
        String key = sources.get(source);
        Optional<ObjectVersion> version = objects.find(key);
        if (version.isEmpty()) {
            tell(key, missing.size() + " events among the sealed rows or in errors/", "neither");
            return;
        }
        Missing taker = new Missing(key, missing);
        try (InputStream stream = objects.open(version.get())) {
            SourceEvents.read(key, stream, taker);
        }
        if (taker.named > NAMED_MAX) {
            tell(key, "events among the sealed rows or in errors/", (taker.named - NAMED_MAX) + " more in neither");
        }
    }

    /** Names what is missing, but for days whose rows are in doubt anyway. */
    private final class Missing implements SourceEvents.Taker {
        private final String key;
        private final Set<EventTable.Key> missing;
        private long named;

        private Missing(String key, Set<EventTable.Key> missing) {
            this.key = key;
            this.missing = missing;
        }

        @Override
        public void event(String eventId, Optional<LocalDate> day) {
            boolean inDoubt = day.map(unproven::contains).orElse(!unproven.isEmpty());
            if (!missing.remove(EventTable.Key.of(eventId)) || inDoubt) {
                return;
            }
            named++;
            if (named <= NAMED_MAX) {
                tell(
                        key,
                        "event " + eventId + day.map(of -> " of " + of).orElse("")
                                + " among the sealed rows or in errors/",
                        "neither");
            }
        }

        @Override
        public void unreadable(byte[] bytes) {
            // Counted before.
        }
    }

    private void tell(String key, String expected, String found) {
        if (errorsMissing) {
            findings.notChecked(key + ": what is not among the rows may be in errors/, which could not all be read");
        } else {
            findings.fault(new Fault(Kind.EVENT, key, expected, found));
        }
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
