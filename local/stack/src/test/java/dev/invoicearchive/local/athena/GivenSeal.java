package dev.invoicearchive.local.athena;

import dev.invoicearchive.model.PublishedKey;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.seal.Days;
import dev.invoicearchive.queries.seal.SealStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seals days of one database by the statements alone: no checks, no manifest, no locks; files are copied as they are. */
final class GivenSeal {
    private final RunningEngine engine;
    private final String database;
    private final Queries queries;
    private int attempts;

    GivenSeal(RunningEngine engine, String database) {
        this.engine = engine;
        this.database = database;
        this.queries = engine.queries(database);
    }

    /** Seals days of which nothing is sealed, with both roll-ups. */
    void seal(LocalDate first, LocalDate last) throws IOException {
        String rows = table();
        List<Path> files = make(SealStatements.compact(rows, Days.between(first, last)));
        String daily = table();
        List<Path> days = make(SealStatements.rollUpDaily(daily, rows));
        List<YearMonth> months = first.datesUntil(last.plusDays(1))
                .filter(day -> day.plusDays(1).getDayOfMonth() == 1)
                .map(YearMonth::from)
                .toList();
        if (!months.isEmpty()) {
            String monthly = table();
            LocalDate begin = months.get(0).atDay(1);
            publish(
                    make(SealStatements.rollUpMonthly(monthly, rows, months, before(begin, first))),
                    PublishedKey.Zone.ROLLUP_MONTHLY,
                    1);
        }
        publish(files, PublishedKey.Zone.SEALED, 1);
        publish(days, PublishedKey.Zone.ROLLUP_DAILY, 1);
    }

    /** Adds what came late for sealed days. */
    void amend(Days days, List<YearMonth> months, int generation) throws IOException {
        String rows = table();
        List<Path> files = make(SealStatements.compactLate(rows, days));
        publish(make(SealStatements.rollUpDaily(table(), rows)), PublishedKey.Zone.ROLLUP_DAILY, generation);
        if (!months.isEmpty()) {
            publish(
                    make(SealStatements.rollUpMonthly(table(), rows, months, Optional.empty())),
                    PublishedKey.Zone.ROLLUP_MONTHLY,
                    generation);
        }
        publish(files, PublishedKey.Zone.SEALED, generation);
    }

    /** Runs a statement that makes a table, and gives the files that its manifest names. */
    List<Path> make(String sql) throws IOException {
        String manifest = queries.ask(sql).statistics().manifest().orElseThrow();
        return Files.readAllLines(engine.result(manifest)).stream()
                .map(engine::result)
                .toList();
    }

    private static Optional<Days> before(LocalDate begin, LocalDate first) {
        return begin.isBefore(first) ? Optional.of(Days.between(begin, first.minusDays(1))) : Optional.empty();
    }

    private String table() {
        attempts++;
        return "seal_" + attempts;
    }

    private void publish(List<Path> files, PublishedKey.Zone zone, int generation) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (Path file : files) {
            String folder = file.getParent().getFileName().toString();
            String period = folder.substring(folder.indexOf('=') + 1);
            LocalDate start = LocalDate.parse(period.length() == 7 ? period + "-01" : period);
            int number = numbers.merge(period, 1, Integer::sum) - 1;
            Path target = engine.bucket(database).resolve(new PublishedKey(zone, start, generation, number).key());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
