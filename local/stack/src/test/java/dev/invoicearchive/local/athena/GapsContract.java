package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.local.athena.GeneratedHistory.Step;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.ViewCatalog;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves the search for missing changes over generated histories: whole ones, and each with any one change left out. */
abstract class GapsContract {
    private static final int HISTORIES = 120;
    private static final Instant START = Instant.parse("2026-11-10T08:00:00Z");
    private static final String DATABASE = "gaps_of_histories";

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Map<String, GeneratedHistory> histories = new HashMap<>();
    private final Map<String, Step> lost = new HashMap<>();
    private final Set<String> visible = new HashSet<>();
    private int invisible;

    /** The engine that looks. */
    abstract RunningEngine engine();

    @Test
    @DisplayName(
            "any one lost change is found, but for a head, a tail, a change of nothing and what times allow to be whole")
    void findsEveryOneThatCanBeFound() throws IOException {
        long seed = Long.getLong("archive.seed", 4711);
        String replay = "replay with -Darchive.seed=" + seed;
        generate(new Random(seed));
        new GivenRows(rows).writeTo(engine().bucket(DATABASE));
        engine().deploy(DATABASE, ViewCatalog.load());
        Queries queries = engine().queries(DATABASE);

        Map<String, Boolean> found = new HashMap<>();
        Set<String> begun = new HashSet<>();
        for (List<String> row : queries.ask(
                        "SELECT transaction_id, is_continuous, begins_with_an_image FROM continuity")
                .rows()) {
            found.put(row.get(0), !Boolean.parseBoolean(row.get(1)));
            if (Boolean.parseBoolean(row.get(2))) {
                begun.add(row.get(0));
            }
        }
        assertThat(found.keySet()).as(replay).isEqualTo(histories.keySet());
        histories.forEach((name, history) -> {
            String what = name + " " + history.steps() + " without " + lost.get(name) + ", " + replay;
            assertThat(found.get(name)).as(what).isEqualTo(visible.contains(name));
            assertThat(begun.contains(name)).as(what).isEqualTo(!history.mayBeginWithNothing());
        });
        assertThat(visible.size()).as("lost changes that can be found").isGreaterThan(150);
        assertThat(invisible)
                .as("whole histories and lost changes that cannot be found")
                .isGreaterThan(HISTORIES);
        checkPlaces(queries, replay);
    }

    private void generate(Random random) {
        for (int number = 0; number < HISTORIES; number++) {
            GeneratedHistory whole = GeneratedHistory.of(random, ChronoUnit.MICROS.between(Instant.EPOCH, START));
            add("h" + number, whole);
            for (int step = 0; whole.steps().size() > 1 && step < whole.steps().size(); step++) {
                String name = "h" + number + "-" + step;
                add(name, whole.without(step));
                lost.put(name, whole.steps().get(step));
                Step gone = whole.steps().get(step);
                boolean end = step == 0 || step == whole.steps().size() - 1;
                if (!end && gone.found() != gone.left() && !whole.without(step).isPossible()) {
                    visible.add(name);
                } else {
                    invisible++;
                }
            }
        }
    }

    private void add(String name, GeneratedHistory history) {
        histories.put(name, history);
        rows.addAll(history.rows(name));
    }

    /** Of histories whose order is certain one place must be told, and it must be the right one. */
    private void checkPlaces(Queries queries, String replay) {
        Map<String, List<List<String>>> places = new HashMap<>();
        queries.ask("SELECT transaction_id, to_unixtime(previous_event_time), to_unixtime(event_time) FROM gaps")
                .rows()
                .forEach(row -> places.computeIfAbsent(row.get(0), name -> new ArrayList<>())
                        .add(row));
        assertThat(places.keySet()).as(replay).isEqualTo(visible);
        for (String name : visible) {
            if (!histories.get(name).sharesMoments()) {
                assertThat(places.get(name)).as(name + ", " + replay).hasSize(1);
            }
        }
    }
}
