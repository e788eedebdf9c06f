package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.queries.CatalogDdl;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDefinition;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Workgroups, the delivered table, the views. */
final class QueryChecks {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
    private static final long SCAN_BYTES_MIN = 10_000_000;
    private static final String DEPLOY = "Deploy again, so that it is as the template says.";

    private final Account account;
    private final Deployment deployment;
    private final Supplier<LocalDate> firstDay;

    QueryChecks(Account account, Deployment deployment, Supplier<LocalDate> firstDay) {
        this.account = account;
        this.deployment = deployment;
        this.firstDay = firstDay;
    }

    void run(Checklist list) {
        workGroups(list);
        Once<CatalogTables.Table> table =
                new Once<>(() -> account.catalog().table(deployment.output("Database"), CatalogDdl.DELIVERED));
        list.check("columns of the delivered table", "those of this version", DEPLOY, () -> columns(table.get()));
        list.equal(
                "partitions of the delivered table",
                "day string, hour int",
                DEPLOY,
                () -> String.join(", ", table.get().partitions()));
        list.check("projection of the delivered table", "every hour from the first day on", DEPLOY, () -> {
            Map<String, String> wrong = new TreeMap<>();
            projection().forEach((name, value) -> {
                String found = table.get().parameters().getOrDefault(name, "missing");
                if (!found.equals(value)) {
                    wrong.put(name, found);
                }
            });
            return Seen.of(wrong.isEmpty(), wrong.isEmpty() ? "every hour from the first day on" : wrong.toString());
        });
        list.check(
                "views",
                "all of this version",
                "Run: npm run views -- " + deployment.output("Database") + " " + deployment.output("SystemWorkGroup"),
                this::views);
        list.check(
                "table audit_trail",
                "there",
                DEPLOY,
                () -> Seen.yes(
                        account.catalog().names(deployment.output("Database")).contains("audit_trail"),
                        "there",
                        "missing"));
    }

    private void workGroups(Checklist list) {
        for (String output : List.of("AuditorsWorkGroup", "SystemWorkGroup")) {
            boolean limited = output.startsWith("Auditors");
            Once<WorkGroups.WorkGroup> group =
                    new Once<>(() -> account.workGroups().workGroup(deployment.output(output)));
            String name = "workgroup " + deployment.output(output);
            list.check(name, "enforced, SSE_KMS, Athena engine version 3", DEPLOY, () -> settings(group.get()));
            list.check(
                    "scan limit of " + name,
                    limited ? "10 MB or more" : "none, for a seal that is cut off is a day without a seal",
                    DEPLOY,
                    () -> {
                        long bytes = group.get().scanBytesMax().orElse(0);
                        return Seen.of(
                                limited ? bytes >= SCAN_BYTES_MIN : bytes == 0, bytes == 0 ? "none" : bytes + " bytes");
                    });
        }
    }

    private static Seen settings(WorkGroups.WorkGroup group) {
        boolean good = group.enforced()
                && group.output().startsWith("s3://")
                && group.encryption().equals("SSE_KMS")
                && group.engine().equals("Athena engine version 3");
        return Seen.of(
                good,
                (group.enforced() ? "enforced" : "not enforced") + ", "
                        + (group.encryption().isEmpty() ? "not encrypted" : group.encryption()) + ", "
                        + group.engine());
    }

    private static Seen columns(CatalogTables.Table table) {
        List<String> expected = ArchiveColumns.ALL.stream()
                .map(column -> column.name() + " " + column.type().glueName())
                .toList();
        if (table.columns().equals(expected)) {
            return Seen.of(true, expected.size() + " columns");
        }
        Set<String> missing = new TreeSet<>(expected);
        table.columns().forEach(missing::remove);
        Set<String> strange = new TreeSet<>(table.columns());
        expected.forEach(strange::remove);
        return Seen.of(
                false,
                missing.isEmpty() && strange.isEmpty()
                        ? "another order"
                        : "without " + missing + ", with unknown " + strange);
    }

    /** The same as {@link CatalogDdl#forAthena} writes. */
    private Map<String, String> projection() {
        Map<String, String> expected = new TreeMap<>();
        expected.put("projection.enabled", "true");
        expected.put("projection.day.type", "date");
        expected.put("projection.day.format", "yyyy/MM/dd");
        expected.put("projection.day.range", DAY.format(firstDay.get()) + ",NOW+1DAYS");
        expected.put("projection.day.interval", "1");
        expected.put("projection.day.interval.unit", "DAYS");
        expected.put("projection.hour.type", "integer");
        expected.put("projection.hour.range", "0,23");
        expected.put("projection.hour.digits", "2");
        expected.put(
                "storage.location.template",
                "s3://" + deployment.output("ArchiveBucket") + "/" + ObjectKeys.DELIVERED + "${day}/${hour}/");
        return expected;
    }

    private Seen views() {
        Set<String> missing = new TreeSet<>();
        ViewCatalog.load().views().stream().map(ViewDefinition::name).forEach(missing::add);
        int wanted = missing.size();
        missing.removeAll(account.catalog().names(deployment.output("Database")));
        return Seen.of(missing.isEmpty(), missing.isEmpty() ? wanted + " views" : "without " + missing);
    }
}
