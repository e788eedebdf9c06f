package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.seal.AttemptFiles.HashedLine;
import dev.invoicearchive.lifecycle.seal.SealEngine.Conflict;
import dev.invoicearchive.lifecycle.seal.SealEngine.DeliveredTotals;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What SQL says of both sides of a seal, and whether it agrees with what the program has read. */
final class EngineTotals {
    private static final String AGAIN = "Nothing is published. Seal again, and report it if it stays.";

    private final SealEngine engine;
    private final SealPlan plan;
    private final Faults faults;
    private Map<LocalDate, DeliveredTotals> delivered = Map.of();
    private Map<LocalDate, ControlTotals> compacted = Map.of();

    EngineTotals(SealEngine engine, SealPlan plan, Faults faults) {
        this.engine = engine;
        this.plan = plan;
        this.faults = faults;
    }

    void ask(String work) throws IOException {
        delivered = engine.delivered(plan.task());
        compacted = engine.compacted(work);
        // What was delivered once cannot contradict itself.
        boolean repeated = delivered.values().stream()
                .anyMatch(there -> there.deliveries() != there.wanted().rows());
        List<Conflict> conflicts = repeated ? engine.conflicts(plan.task()) : List.of();
        for (Conflict conflict : conflicts) {
            faults.add(SealFault.of(
                    "Invalid event " + conflict.eventId() + " of " + conflict.day(),
                    "deliveries with different contents",
                    "the same content each time",
                    "Compare its deliveries with source/ and find out which is right."));
        }
    }

    /**
     * Compares; call it when both sides are there.
     *
     * @param objects what was hashed
     */
    void compare(PublishedFiles files, List<HashedLine> objects) {
        Map<LocalDate, Long> footers = new TreeMap<>();
        for (HashedLine line : objects) {
            line.object().rows().ifPresent(rows -> footers.merge(line.day(), rows, Long::sum));
        }
        Set<LocalDate> days = new TreeSet<>(plan.daySet());
        days.addAll(delivered.keySet());
        days.addAll(compacted.keySet());
        days.addAll(files.days());
        for (LocalDate day : days) {
            DeliveredTotals there = delivered.getOrDefault(day, new DeliveredTotals(0, ControlTotals.NONE));
            long rows = footers.getOrDefault(day, 0L);
            // Of a late day, the engine sees objects again that an earlier seal has named, and some may be cold.
            if (!plan.late() && there.deliveries() != rows) {
                faults.add(SealFault.of(
                        "Invalid delivered rows of " + day,
                        there.deliveries() + " by SQL",
                        rows + " as the footers of the listed objects say",
                        AGAIN));
            }
            differing(
                    "Invalid compacted rows of " + day,
                    compacted.getOrDefault(day, ControlTotals.NONE),
                    there.wanted());
            differing("Invalid files of " + day, files.totals(day), there.wanted());
        }
    }

    private void differing(String what, ControlTotals found, ControlTotals expected) {
        if (!found.equals(expected)) {
            faults.add(
                    SealFault.of(what, told(found), told(expected) + " as SQL says of the delivered objects", AGAIN));
        }
    }

    private static String told(ControlTotals totals) {
        return totals.rows() + " rows, " + totals.events() + " events, amounts "
                + totals.amount().toPlainString() + " and "
                + totals.previousAmount().toPlainString() + ", times " + totals.firstMicros() + " to "
                + totals.lastMicros();
    }
}
