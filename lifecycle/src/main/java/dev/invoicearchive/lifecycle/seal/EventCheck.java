package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.RowProofReader;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.seal.EventBlocks.Origin;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for every event that an object tells of: it must be a row that is about to be published, a row of a sealed file of
 * its day, or, if a source tells of it, lie in {@code errors/}. Events of days that are not closed yet are left to their own
 * seal.
 */
final class EventCheck {
    private final SealPorts ports;
    private final SealHistory history;
    private final SealPlan plan;
    private final Set<LocalDate> days;
    private final PublishedFiles rows;
    private final Faults faults;
    private final EventSet failed = new EventSet();
    private final EventSet delivered = new EventSet();
    private final Map<LocalDate, EventSet> wanted = new TreeMap<>();
    private final EventSet foundSealed = new EventSet();
    private long deliveredRows;
    private boolean someMissing;

    EventCheck(SealPorts ports, SealHistory history, SealPlan plan, PublishedFiles rows, Faults faults) {
        this.ports = ports;
        this.history = history;
        this.plan = plan;
        this.days = plan.daySet();
        this.rows = rows;
        this.faults = faults;
    }

    /** What is known of an event. */
    private enum Whereabouts {
        /** Where it belongs. */
        FOUND,
        /** Its day has a seal of its own to come. */
        LATER,
        /** It should be in the sealed files of its day. */
        SEALED,
        /** Nowhere. */
        MISSING
    }

    private record FileOfDay(LocalDate day, SealedFile file) {}

    /** Checks; the engine's rows must have been read before. */
    void run(Hashed hashed, Workers workers) throws IOException {
        // Errors stand first in these files, so that a source's event meets all of them.
        EventBlocks.read(ports.work(), hashed.eventsPrefix(), hashed.eventParts(), this::look);
        if (deliveredRows != rows.events()) {
            faults.add(SealFault.of(
                    "Invalid rows of " + plan.range(),
                    (rows.events() - deliveredRows) + " events that no listed object holds",
                    "none",
                    "Nothing is published. Seal again, and report it if it stays."));
        }
        TreeSet<LocalDate> read = new TreeSet<>(wanted.keySet());
        if (plan.late()) {
            read.addAll(rows.days());
        }
        List<FileOfDay> files = new ArrayList<>();
        for (LocalDate day : read) {
            history.day(day).ifPresent(known -> known.files().forEach(file -> files.add(new FileOfDay(day, file))));
        }
        workers.forEach(files, this::readSealed);
        if (someMissing || wanted.values().stream().mapToLong(EventSet::size).sum() > foundSealed.size()) {
            EventBlocks.read(ports.work(), hashed.eventsPrefix(), hashed.eventParts(), this::tell);
        }
    }

    private void look(Origin origin, String eventId, Optional<LocalDate> day) {
        EventKey event = EventKey.of(eventId);
        if (origin.zone() == Zone.ERRORS) {
            failed.add(event);
            return;
        }
        if (origin.zone() == Zone.DELIVERED && delivered.add(event) && rows.contains(event)) {
            deliveredRows++;
        }
        switch (whereabouts(origin, event, day)) {
            case SEALED ->
                candidates(origin, day).stream()
                        .filter(candidate -> history.day(candidate).isPresent())
                        .forEach(candidate -> wanted.computeIfAbsent(candidate, missing -> new EventSet())
                                .add(event));
            case MISSING -> someMissing = true;
            default -> {
                // Nothing to look for.
            }
        }
    }

    private Whereabouts whereabouts(Origin origin, EventKey event, Optional<LocalDate> day) {
        if (rows.contains(event) || origin.zone() == Zone.SOURCE && failed.contains(event)) {
            return Whereabouts.FOUND;
        }
        List<LocalDate> candidates = candidates(origin, day);
        if (candidates.stream().anyMatch(candidate -> !isClosed(candidate) && !isBeforeAll(candidate))) {
            return Whereabouts.LATER;
        }
        return candidates.stream().anyMatch(candidate -> history.day(candidate).isPresent())
                ? Whereabouts.SEALED
                : Whereabouts.MISSING;
    }

    /** A change without a legible time happened, for the archive, when it arrived, which its object knows to a day. */
    private static List<LocalDate> candidates(Origin origin, Optional<LocalDate> day) {
        return day.map(List::of)
                .orElseGet(() -> List.of(origin.day(), origin.day().plusDays(1)));
    }

    private boolean isClosed(LocalDate day) {
        return days.contains(day) || history.day(day).isPresent();
    }

    /** Seals leave no gap behind them, so that such a day lies before the archive's first. */
    private boolean isBeforeAll(LocalDate day) {
        return day.isBefore(plan.range().first());
    }

    private void readSealed(FileOfDay dated) throws IOException {
        SealedFile file = dated.file();
        Optional<ObjectVersion> version = ports.objects().find(file.key());
        if (version.isEmpty()) {
            faults.add(SealFault.of(
                    "Missing object " + file.key(),
                    "none",
                    "the file that a manifest names",
                    "Run ./archive verify to learn what else is missing."));
            return;
        }
        List<EventKey> events = new ArrayList<>();
        try (Content content = Content.read(ports.objects().open(version.get()))) {
            if (!content.sha256().equals(file.sha256())) {
                faults.add(SealFault.of(
                        "Invalid object " + file.key(),
                        "SHA-256 " + content.sha256(),
                        file.sha256(),
                        "Run ./archive verify to learn what else was changed."));
                return;
            }
            RowProofReader.forEach(file.key(), content.file(), row -> events.add(EventKey.of(row.eventId())));
        } catch (InvalidParquetException e) {
            faults.add(new SealFault(e.getMessage()));
        }
        meet(dated, events);
    }

    private synchronized void meet(FileOfDay file, List<EventKey> events) {
        EventSet wantedOfDay = wanted.getOrDefault(file.day(), new EventSet());
        for (EventKey event : events) {
            if (plan.late() && rows.contains(event)) {
                faults.add(SealFault.of(
                        "Invalid late rows of " + file.day(),
                        "one that " + file.file().key() + " holds already",
                        "only events that are not sealed",
                        "Nothing is published. Seal again, and report it if it stays."));
            }
            if (wantedOfDay.contains(event)) {
                foundSealed.add(event);
            }
        }
    }

    private void tell(Origin origin, String eventId, Optional<LocalDate> day) {
        EventKey event = EventKey.of(eventId);
        if (origin.zone() == Zone.ERRORS) {
            return;
        }
        Whereabouts whereabouts = whereabouts(origin, event, day);
        if (whereabouts == Whereabouts.MISSING || whereabouts == Whereabouts.SEALED && !foundSealed.contains(event)) {
            faults.add(SealFault.of(
                    "Missing event " + eventId + " of "
                            + candidates(origin, day).get(0),
                    "only in " + origin.key(),
                    origin.zone() == Zone.SOURCE ? "a row, or a record in errors/" : "a row",
                    "Let the delivery finish and seal again; if it stays, bring it back from source/ and look for what"
                            + " dropped it."));
        }
    }
}
