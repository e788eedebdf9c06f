package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rows of one day: the sealed ones first, then the delivered ones held against them. */
final class DayRows {
    private static final int NAMED_MAX = 10;

    private final LocalDate day;
    private final EventTable sealed = new EventTable();
    private final EventTable delivered = new EventTable();
    private long explained;

    DayRows(LocalDate day) {
        this.day = day;
    }

    /** Faults of one object's rows: the first ones by name, the others by their number. */
    static final class RowFaults {
        private final String key;
        private final List<Fault> faults = new ArrayList<>();
        private long more;

        RowFaults(String key) {
            this.key = key;
        }

        void add(String expected, String found) {
            if (faults.size() < NAMED_MAX) {
                faults.add(new Fault(Kind.ROWS, key, expected, found));
            } else {
                more++;
            }
        }

        List<Fault> all() {
            if (more > 0) {
                faults.add(new Fault(Kind.ROWS, key, "no such rows", more + " more"));
                more = 0;
            }
            return faults;
        }
    }

    /** A sealed row; whether no row of the day before held its event. */
    boolean addSealed(RowReader.Row row, RowFaults faults) {
        checkDay(row, faults);
        boolean isNew = sealed.add(EventTable.Key.of(row.eventId()), row.content());
        if (!isNew) {
            faults.add("event " + row.eventId() + " once in " + day, "twice");
        }
        return isNew;
    }

    /** A delivered row, which may be there several times but must be sealed as it is. */
    void addDelivered(RowReader.Row row, RowFaults faults) {
        checkDay(row, faults);
        EventTable.Key event = EventTable.Key.of(row.eventId());
        if (delivered.add(event, 0) && sealed.contains(event)) {
            explained++;
        }
        if (!sealed.contains(event)) {
            faults.add("event " + row.eventId() + " among the sealed rows of " + day, "none");
        } else if (sealed.number(event) != row.content()) {
            faults.add("event " + row.eventId() + " as it is sealed", "other values");
        }
    }

    /** What is sealed but was never delivered; to be asked when all delivered rows were added. */
    List<Fault> unexplained() {
        if (explained == sealed.size()) {
            return List.of();
        }
        return List.of(new Fault(
                Kind.ROWS,
                ObjectKeys.SEALED + "day=" + day + "/",
                explained + " events, as many as were delivered",
                sealed.size() + " events"));
    }

    /** How the totals of a manifest's entry and those of its files differ. */
    static List<Fault> compare(String object, ControlTotals expected, ControlTotals found) {
        return expected.equals(found)
                ? List.of()
                : List.of(new Fault(Kind.ROWS, object, words(expected), words(found)));
    }

    private static String words(ControlTotals totals) {
        return totals.rows() + " rows, " + totals.events() + " events, amount "
                + totals.amount().toPlainString() + ", previous amount "
                + totals.previousAmount().toPlainString() + ", micros "
                + (totals.firstMicros().isPresent()
                        ? totals.firstMicros().getAsLong() + " to "
                                + totals.lastMicros().getAsLong()
                        : "none");
    }

    private void checkDay(RowReader.Row row, RowFaults faults) {
        LocalDate found = EventHour.ofMicros(row.micros()).day();
        if (!found.equals(day)) {
            faults.add("event " + row.eventId() + " of " + day, "of " + found);
        }
    }
}
