package dev.invoicearchive.lifecycle.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that the jar that is deployed has all it needs, in a JVM that sees nothing else but Lambda's own interface: it
 * seals days without changes against endpoints of S3, Athena and KMS on this machine.
 */
class DeployableJarIT {
    private static final long BYTES_MAX = 26_000_000;
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(2);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("the jar seals a day through S3, Athena and KMS, settings from the environment")
    void sealsADay() throws Exception {
        try (AwsStandIn aws = new AwsStandIn()) {
            List<String> lines = run(aws);

            assertThat(lines).last().asString().startsWith("end {\"next\":\"SEALED\"");
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("{\"step\":\"PUBLISH\",\"in\":1,\"out\":1,\"failed\":0,"));
            assertThat(aws.objects().keySet())
                    .contains("archive-bucket/manifests/00000001.json", "archive-bucket/rollup/days/days.jsonl")
                    .anyMatch(key -> key.matches("archive-bucket/manifests/00000001-[0-9a-f]{16}\\.sig"))
                    .anyMatch(key -> key.startsWith("work-bucket/seal/"));
            assertThat(aws.statements()).anyMatch(statement -> statement.contains("VIEW"));
        }
    }

    /** The engine stands still and compacts nothing, so the check must find a change without a row. */
    @Test
    @DisplayName("the jar reads delivered Parquet, and notices that the engine left its rows out")
    void readsParquet() throws Exception {
        try (AwsStandIn aws = new AwsStandIn()) {
            EventHour hour = EventHour.of(DAY.atTime(12, 0).toInstant(ZoneOffset.UTC));
            aws.objects()
                    .put(
                            "archive-bucket/" + ObjectKeys.deliveredPrefix(hour, "t") + "x.parquet",
                            ParquetRowWriter.write(List.of(row())));

            List<String> lines = run(aws);

            assertThat(lines)
                    .anyMatch(line -> line.startsWith("{\"step\":\"HASH\",\"in\":1,\"out\":1,\"failed\":0,"))
                    .anyMatch(line -> line.startsWith("{\"step\":\"CHECK\",\"in\":1,\"out\":0,\"failed\":1,")
                            && line.contains("event-1"));
            assertThat(lines).last().asString().startsWith("end {\"next\":\"FAULTY\"");
            assertThat(aws.statements()).anyMatch(statement -> statement.startsWith("CREATE TABLE"));
        }
    }

    @Test
    @DisplayName("the jar is small enough for Lambda, without Hadoop, other HTTP clients or foreign native code")
    void jarIsSmall() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(Files.size(jar())).isLessThanOrEqualTo(BYTES_MAX);
            assertThat(names)
                    .noneMatch(name -> name.startsWith("org/apache/hadoop/"))
                    .noneMatch(name -> name.startsWith("io/netty/") || name.startsWith("org/apache/hc/"));
            assertThat(names.stream().filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib)")))
                    .hasSize(2)
                    .allMatch(name -> name.matches("linux/(amd64|aarch64)/libzstd-jni-.*\\.so"));
            assertThat(new String(
                            jar.getInputStream(jar.getJarEntry("META-INF/NOTICE"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("Apache Parquet", "Jackson");
        }
    }

    private List<String> run(AwsStandIn aws) throws Exception {
        Path output = folder.resolve("output");
        Process process = start(aws.url(), output);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("output %s", lines).isZero();
        return lines;
    }

    private static ArchiveRow row() {
        Instant time = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new ArchiveRow(
                "event-1",
                EventName.INSERT,
                ChronoUnit.MICROS.between(Instant.EPOCH, time),
                null,
                null,
                "INV-1",
                "T-1",
                new ImageColumns(BigDecimal.TEN, "DE", DAY, null, null, 1L),
                ImageColumns.ABSENT,
                null,
                time.plusSeconds(60),
                Origin.STREAM);
    }

    private static Process start(String url, Path output) throws IOException, URISyntaxException {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, jar().toString(), placeOf(Context.class), placeOf(DeployedSeal.class)),
                DeployedSeal.class.getName());
        program.environment().clear();
        program.environment()
                .putAll(Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_ENDPOINT_URL", url,
                        "AWS_ENDPOINT_URL_KMS", url));
        program.environment()
                .putAll(Map.of(
                        "SEAL_ARCHIVE_BUCKET", "archive-bucket",
                        "SEAL_WORK_BUCKET", "work-bucket",
                        "SEAL_DATABASE", "archive",
                        "SEAL_WORKGROUP", "archive-system",
                        "SEAL_KEY", "arn:aws:kms:eu-central-1:111122223333:key/0a1b",
                        "SEAL_LOCK_MODE", "GOVERNANCE",
                        "SEAL_LOCK_PERIOD", "P2D",
                        "SEAL_RULES_SHA256", "0".repeat(64),
                        "SEAL_DAYS_MAX", "31",
                        "SEAL_THREADS", "4"));
        program.environment().put("ARCHIVE_FIRST_DAY", DAY.toString());
        return program.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private static Path jar() {
        return Path.of(System.getProperty("deployable.jar"));
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
