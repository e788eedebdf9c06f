package dev.invoicearchive.lifecycle.retention.hold;

import dev.invoicearchive.lifecycle.retention.hold.HoldCase.Stage;
import dev.invoicearchive.lifecycle.seal.DayRange;
import dev.invoicearchive.lifecycle.seal.OpenHolds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all entries together say.
 *
 * @param entries every entry, in order
 * @param suspicious keys of the register that were put again or deleted; their first versions count
 */
public record HoldBook(List<HoldEntry> entries, List<String> suspicious) implements OpenHolds.Held {
    public HoldBook {
        entries = List.copyOf(entries);
        suspicious = List.copyOf(suspicious);
    }

    /** Every case in the order in which they were opened, each as it stands now. */
    public List<HoldCase> cases() {
        Map<String, HoldCase> cases = new LinkedHashMap<>();
        for (HoldEntry entry : entries) {
            HoldCase before = cases.get(entry.caseId());
            HoldCase after =
                    switch (entry.action()) {
                        case ADD -> new HoldCase(entry, Optional.empty(), Stage.ADDING);
                        case ADDED -> moved(before, Stage.HELD, before == null ? Optional.empty() : before.release());
                        case RELEASE -> moved(before, Stage.RELEASING, Optional.of(entry));
                        case RELEASED ->
                            moved(before, Stage.RELEASED, before == null ? Optional.empty() : before.release());
                    };
            if (after != null) {
                cases.put(entry.caseId(), after);
            }
        }
        return List.copyOf(cases.values());
    }

    /** One case; empty if there never was one of that name. */
    public Optional<HoldCase> find(String caseId) {
        return cases().stream().filter(known -> known.id().equals(caseId)).findFirst();
    }

    /** The cases that hold what is new. */
    public List<HoldCase> open() {
        return cases().stream().filter(HoldCase::isOpen).toList();
    }

    /** The number of the next entry. */
    long nextNumber() {
        return entries.size() + 1L;
    }

    @Override
    public boolean covers(String key, DayRange period) {
        return open().stream().anyMatch(open -> open.covers(key, period));
    }

    private static HoldCase moved(HoldCase before, Stage stage, Optional<HoldEntry> release) {
        return before == null ? null : new HoldCase(before.opened(), release, stage);
    }
}
