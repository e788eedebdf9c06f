package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.InvalidContentException;
import dev.invoicearchive.lifecycle.integrity.ObjectContent;
import dev.invoicearchive.lifecycle.integrity.SourceEvents;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Tells a row that came late from one that somebody put there: the former came as a record, which lies in a source object
 * that is not sealed yet either, or its event is sealed already and was delivered once more.
 */
final class LateRows {
    private final ArchiveObjects objects;
    private final Findings findings;
    private final DayIndex index;
    private final RowReader rowReader = new RowReader(false);
    private final EventTable came = new EventTable();

    LateRows(ArchiveObjects objects, Findings findings, DayIndex index) {
        this.objects = objects;
        this.findings = findings;
        this.index = index;
    }

    /** Checks late objects; reads nothing if there are none. */
    void check(List<ObjectVersion> late, List<ObjectVersion> unnamedSources) throws IOException {
        if (late.isEmpty()) {
            return;
        }
        for (ObjectVersion source : unnamedSources) {
            readSource(source);
        }
        for (ObjectVersion object : late) {
            check(object);
        }
    }

    private void readSource(ObjectVersion source) throws IOException {
        try (InputStream stream = objects.open(source)) {
            SourceEvents.read(source.key(), stream, new SourceEvents.Taker() {
                @Override
                public void event(String eventId, Optional<LocalDate> day) {
                    came.add(EventTable.Key.of(eventId), 0);
                }

                @Override
                public void unreadable(byte[] bytes) {
                    // The seal of its day will ask for it.
                }
            });
        } catch (InvalidContentException | ColdObjectException e) {
            findings.notChecked(source.key() + ": not sealed yet, and not readable");
        }
    }

    private void check(ObjectVersion late) throws IOException {
        LocalDate day = ObjectDays.day(late.key()).orElseThrow();
        EventTable sealed = sealedEvents(day);
        long[] strange = new long[1];
        String[] first = new String[1];
        try (InputStream stream = objects.open(late);
                ObjectContent content = ObjectContent.read(stream)) {
            rowReader.forEach(late.key(), content, row -> {
                EventTable.Key event = EventTable.Key.of(row.eventId());
                if (!came.contains(event) && !sealed.contains(event)) {
                    first[0] = strange[0] == 0 ? row.eventId() : first[0];
                    strange[0]++;
                }
            });
        } catch (InvalidParquetException e) {
            findings.fault(new Fault(Kind.FORMAT, late.key(), "rows of the archive", e.getMessage()));
        } catch (ColdObjectException e) {
            findings.notChecked(late.key() + ": late and cold");
        }
        if (strange[0] > 0) {
            findings.fault(new Fault(
                    Kind.UNKNOWN,
                    late.key(),
                    "rows of records under source/",
                    strange[0] + " rows that no record explains, first event " + first[0]));
        }
    }

    private EventTable sealedEvents(LocalDate day) throws IOException {
        EventTable events = new EventTable();
        for (DayIndex.Entry entry : index.entries(day)) {
            for (NamedObject file : entry.objects(Zone.SEALED)) {
                Optional<ObjectVersion> version = objects.find(file.key());
                if (version.isPresent()) {
                    addEvents(file, version.get(), events);
                }
            }
        }
        return events;
    }

    private void addEvents(NamedObject file, ObjectVersion version, EventTable events) throws IOException {
        try (InputStream stream = objects.open(version);
                ObjectContent content = ObjectContent.read(stream)) {
            if (content.sha256().equals(file.sha256())) {
                rowReader.forEach(file.key(), content, row -> events.add(EventTable.Key.of(row.eventId()), 0));
            }
        }
    }
}
