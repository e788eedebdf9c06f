package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What sealing has an engine do with many rows. Every method may be repeated; a failure of the engine is an {@link
 * IOException}.
 */
public interface SealEngine {
    /** At most this many conflicts are told. */
    int CONFLICTS_MAX = 100;

    /**
     * Writes, into tables of this name that nobody else uses, the rows that a task adds, one row for each event id, and
     * both roll-ups of them.
     */
    WorkFiles compact(String work, Task task) throws IOException;

    /**
     * What the delivered objects of the task's days hold, by day, read anew and apart from {@link #compact}; days without a
     * row are left out.
     */
    Map<LocalDate, DeliveredTotals> delivered(Task task) throws IOException;

    /** The events that were delivered more than once and not alike, {@link #CONFLICTS_MAX} of them at most. */
    List<Conflict> conflicts(Task task) throws IOException;

    /** What the rows of {@link #compact} add up to, by day; days without a row are left out. */
    Map<LocalDate, ControlTotals> compacted(String work) throws IOException;

    /** Forgets the tables of this name; their files stay. Does nothing if there are none. */
    void forget(String work) throws IOException;

    /** Lets the view of all changes take the days up to this one from the sealed files. */
    void showSealedThrough(Optional<LocalDate> day) throws IOException;

    /**
     * What to compact.
     *
     * @param days at most {@link SealSettings#DAYS_MAX}, in order
     * @param late whether the days are sealed already, so that only events that no sealed file holds are wanted
     * @param months the months of which a monthly roll-up is wanted: of a new month all its days, sealed before or with
     *     this task; of late days what they add
     */
    record Task(List<LocalDate> days, boolean late, List<YearMonth> months) {
        public Task {
            days = List.copyOf(days);
            months = List.copyOf(months);
            if (days.isEmpty() || days.size() > SealSettings.DAYS_MAX) {
                throw new IllegalArgumentException(
                        "Invalid number of days: " + days.size() + ", expected 1 to " + SealSettings.DAYS_MAX + ".");
            }
        }
    }

    /** The files that the engine wrote, in no order. Each belongs to one day, or one month, as its key says. */
    record WorkFiles(List<String> rows, List<String> daily, List<String> monthly) {
        public WorkFiles {
            rows = List.copyOf(rows);
            daily = List.copyOf(daily);
            monthly = List.copyOf(monthly);
        }
    }

    /**
     * What was delivered for a day.
     *
     * @param deliveries rows in the objects that the engine reads, each as often as it was delivered
     * @param wanted what the rows add up to that the task wants, each event once
     */
    record DeliveredTotals(long deliveries, ControlTotals wanted) {
        public DeliveredTotals {
            Objects.requireNonNull(wanted, "wanted is null");
        }
    }

    /** An event that was delivered with different contents. */
    record Conflict(LocalDate day, String eventId) {}
}
