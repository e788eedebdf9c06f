package dev.invoicearchive.infra.settings;

import dev.invoicearchive.model.ArchiveSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Limits of single values and small groups. Sources: Firehose's API reference (with dynamic partitioning an interval of
 * 60 to 900 s and 64 to 128 MiB; Lambda buffer 0 to 900 s), Athena's (a scan limit of 10 MB or more).
 */
record SettingsChecks(
        String deployment,
        Environment environment,
        int lambdaBufferSeconds,
        int partitionBufferMegabytes,
        int partitionBufferSeconds,
        int auditorScanLimitMegabytes,
        int resultDays) {
    private static final Pattern DEPLOYMENT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** What is left of the shortest limit, 64 characters of a function's name, with room for what follows. */
    private static final int DEPLOYMENT_LENGTH_MAX = 32;

    private static final String TWIN = "-direct";
    private static final Pattern TABLE_ARN =
            Pattern.compile("arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}");
    private static final Pattern BUCKET_ARN = Pattern.compile("arn:aws[a-z-]*:s3:::[a-z0-9.-]{3,63}");
    private static final Pattern KEY_ARN = Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern PRINCIPAL = Pattern.compile("arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:.+");

    void run() {
        Objects.requireNonNull(environment, "environment is null");
        matches("deployment", deployment, DEPLOYMENT, "lower-case words joined by hyphens");
        if (deployment.endsWith(TWIN)) {
            throw new IllegalArgumentException("Invalid deployment: " + deployment + ", expected no name that ends in "
                    + TWIN + ", which is what another deployment's direct stream is called.");
        }
        range("the length of deployment", deployment.length(), 1, DEPLOYMENT_LENGTH_MAX);
        range("lambdaBufferSeconds", lambdaBufferSeconds, 0, 900);
        range("partitionBufferMegabytes", partitionBufferMegabytes, 64, 128);
        range("partitionBufferSeconds", partitionBufferSeconds, 60, 900);
        range("auditorScanLimitMegabytes", auditorScanLimitMegabytes, 10, 100_000_000);
        range("resultDays", resultDays, 1, 3650);
    }

    static void existingTable(
            Optional<String> transactionsTable, Optional<String> table, Optional<String> stream, Optional<String> key) {
        table.ifPresent(arn -> matches("existingTableArn", arn, TABLE_ARN, "the ARN of a DynamoDB table"));
        key.ifPresent(arn -> matches("existingTableKeyArn", arn, KEY_ARN, "the ARN of a KMS key"));
        if (table.isPresent() != stream.isPresent()) {
            throw new IllegalArgumentException(
                    "Missing " + (table.isPresent() ? "existingTableStreamArn" : "existingTableArn")
                            + ": an existing table is adopted with both, expected the other, too.");
        }
        if (table.isPresent() && transactionsTable.isPresent()) {
            throw new IllegalArgumentException("Invalid transactionsTable: " + transactionsTable.get()
                    + ", expected none beside existingTableArn, which names the table.");
        }
        stream.filter(arn -> !arn.startsWith(table.orElseThrow() + "/stream/")).ifPresent(arn -> {
            throw new IllegalArgumentException("Invalid existingTableStreamArn: " + arn
                    + ", expected a stream of the table, " + table.orElseThrow() + "/stream/...");
        });
    }

    static void replica(
            Optional<String> bucket, Optional<String> key, Optional<String> account, Optional<String> source) {
        bucket.ifPresent(arn -> matches("replicaBucketArn", arn, BUCKET_ARN, "the ARN of a bucket"));
        key.ifPresent(arn -> matches("replicaKeyArn", arn, KEY_ARN, "the ARN of a KMS key"));
        account.ifPresent(id -> matches("replicaAccount", id, ACCOUNT, "twelve digits"));
        source.ifPresent(id -> matches("replicaOf", id, ACCOUNT, "twelve digits"));
        if (source.isPresent() && bucket.isPresent()) {
            throw new IllegalArgumentException("Invalid replicaOf: " + source.get()
                    + ", expected none beside replicaBucketArn: a deployment sends copies or takes them.");
        }
        if (bucket.isPresent() != key.isPresent() || bucket.isPresent() != account.isPresent()) {
            throw new IllegalArgumentException(
                    "Missing setting: replicaBucketArn, replicaKeyArn and replicaAccount, expected all three or none.");
        }
    }

    static void principals(List<String> auditors, List<String> operators) {
        auditors.forEach(arn -> matches("auditors", arn, PRINCIPAL, "ARNs of users or roles, never a wildcard alone"));
        operators.forEach(
                arn -> matches("operators", arn, PRINCIPAL, "ARNs of users or roles, never a wildcard alone"));
    }

    static void archive(Map<String, String> variables) {
        variables.keySet().stream()
                .filter(name -> !name.startsWith("ARCHIVE_"))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "Invalid archive: " + name + ", expected variables that begin with ARCHIVE_.");
                });
        ArchiveSettings.fromEnvironment(variables);
    }

    private static void matches(String name, String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("Invalid " + name + ": " + value + ", expected " + expected + ".");
        }
    }

    private static void range(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "Invalid " + name + ": " + value + ", expected " + min + " to " + max + ".");
        }
    }
}
