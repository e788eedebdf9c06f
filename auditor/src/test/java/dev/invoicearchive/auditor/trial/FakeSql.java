package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryColumn;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A workgroup and a database in memory, which know two statements. */
final class FakeSql implements TrialSql {
    private final FakeCloud cloud;
    private final Set<FakeCloud.Fault> faults;
    private final Map<String, TreeMap<TrialBuckets.Version, byte[]>> buckets;

    FakeSql(FakeCloud cloud, Set<FakeCloud.Fault> faults, Map<String, TreeMap<TrialBuckets.Version, byte[]>> buckets) {
        this.cloud = cloud;
        this.faults = faults;
        this.buckets = buckets;
    }

    private String resultBucket = "";

    @Override
    public void createWorkGroup(String name, String bucket) {
        cloud.make("workgroup", name);
    }

    @Override
    public void deleteWorkGroup(String name) {
        cloud.remove("workgroup", name);
    }

    @Override
    public void createDatabase(String name) {
        cloud.make("database", name);
    }

    @Override
    public void deleteDatabase(String name) {
        cloud.remove("database", name);
    }

    @Override
    public Queries queries(String workGroup, String database) {
        resultBucket = workGroup.replace("-ctas", "-results");
        return (sql, reader) -> cloud.mutate(workGroup, () -> answer(sql, reader));
    }

    private QueryStatistics answer(String sql, Queries.ResultReader reader) {
        if (faults.contains(FakeCloud.Fault.REFUSES_CTAS) || faults.contains(FakeCloud.Fault.DENIES_CTAS)) {
            String reason = faults.contains(FakeCloud.Fault.DENIES_CTAS)
                    ? "PERMISSION_DENIED: Access Denied (Service: Amazon S3)"
                    : "NOT_SUPPORTED: no table here";
            throw new QueryFailedException(QueryFailedException.Outcome.FAILED, "q-1", reason, null);
        }
        if (sql.startsWith("CREATE")) {
            buckets.get(resultBucket)
                    .put(new TrialBuckets.Version("tables/q-1/day=2026-01-01/file", "1", false), new byte[] {1});
            reader.columns(List.of());
        } else {
            reader.columns(List.of(new QueryColumn("n", "bigint"), new QueryColumn("s", "decimal(38,2)")));
            reader.page(List.of(List.of("2", "3.75")));
        }
        return new QueryStatistics("q-1", 0, Duration.ZERO, Optional.empty());
    }
}
