package dev.invoicearchive.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings come from the context or a file, have defaults, and are refused in plain words. */
class SettingsReaderTest {
    private static final Path SHIPPED = Path.of("deployments");

    @Test
    void withoutAnySettingsADevDeploymentIsMade() {
        DeploymentSettings settings = SettingsReader.fromContext(Map.of("@aws-cdk/core:something", true));

        assertThat(settings).isEqualTo(DeploymentSettings.DEFAULT);
        assertThat(settings.isProd()).isFalse();
        assertThat(settings.keepsState()).isFalse();
        assertThat(settings.lockPeriod()).isEqualTo("P2D");
        assertThat(settings.rules().retentionYears()).isEqualTo(7);
        assertThat(settings.rules().expiryYears()).isEmpty();
        assertThat(settings.lambdaBufferSeconds()).isEqualTo(60);
        assertThat(settings.partitionBufferMegabytes()).isEqualTo(64);
        assertThat(settings.partitionBufferSeconds()).isEqualTo(60);
        assertThat(settings.breakGlassRoleName()).isEqualTo("invoice-archive-dev-break-glass");
    }

    @Test
    void theShippedFilesAreDevAndProd() {
        DeploymentSettings dev = SettingsReader.fromFile(SHIPPED.resolve("dev.json"));
        DeploymentSettings prod = SettingsReader.fromFile(SHIPPED.resolve("prod.json"));

        assertThat(dev.deployment()).isEqualTo(DeploymentSettings.DEFAULT.deployment());
        assertThat(dev.environment()).isEqualTo(Environment.DEV);
        assertThat(prod.environment()).isEqualTo(Environment.PROD);
        assertThat(prod.keepsState()).isTrue();
        assertThat(prod.lockPeriod()).isEqualTo("P7Y");
        assertThat(prod.deployment()).isNotEqualTo(dev.deployment());
    }

    @Test
    void singleKeysOverrideTheObjectAndTheObjectTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.json"),
                "{\"deployment\": \"from-file\", \"resultDays\": 10, \"environment\": \"prod\"}",
                StandardCharsets.UTF_8);

        DeploymentSettings settings = SettingsReader.fromContext(Map.of(
                "settings", file.toString(), "archive", Map.of("resultDays", 20), "archive:deployment", "from-key"));

        assertThat(settings.deployment()).isEqualTo("from-key");
        assertThat(settings.resultDays()).isEqualTo(20);
        assertThat(settings.isProd()).isTrue();
    }

    @Test
    void numbersFromTheCommandLineAreTexts() {
        assertThat(SettingsReader.fromContext(Map.of(
                                "archive:deployment",
                                "invoices",
                                "archive:environment",
                                "prod",
                                "archive:retentionYears",
                                "10",
                                "archive:logYears",
                                "11"))
                        .lockPeriod())
                .isEqualTo("P10Y");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"wrongValues", "wrongRetentions", "wrongNeighbours"})
    void whatCannotBeIsRefused(String what, Map<String, Object> settings, String message) {
        assertThatThrownBy(() -> SettingsReader.fromContext(Map.of("archive", settings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                refused(
                        "an unknown key",
                        with("retentionYear", 7),
                        "Invalid setting: retentionYear of context archive"),
                refused(
                        "a word for a number",
                        with("resultDays", "many"),
                        "Invalid resultDays: \"many\", expected a whole number."),
                refused("a null", with("resultDays", null), "Invalid resultDays: null, expected a whole number."),
                refused(
                        "an unknown environment",
                        with("environment", "test"),
                        "Invalid environment: \"test\", expected dev or prod."),
                refused(
                        "an unknown removal",
                        with("removal", "delete"),
                        "Invalid removal: \"delete\", expected retain or destroy or null."),
                refused("half a day", with("lockDays", 2.5), "Invalid lockDays: 2.5, expected a whole number or null."),
                refused(
                        "one name for a list",
                        with("auditors", "me"),
                        "Invalid auditors: \"me\", expected a list of texts, such as [\"one\"]."),
                refused("a text for an object", with("archive", "x"), "Invalid archive: \"x\", expected an object"),
                refused("a name with capitals", with("deployment", "Archive"), "Invalid deployment: Archive"),
                refused(
                        "the name of another's twin",
                        with("deployment", "invoices-direct"),
                        "Invalid deployment: invoices-direct, expected no name that ends in -direct"),
                refused("a name that is too long", with("deployment", "a".repeat(33)), "expected 1 to 32"),
                refused("a small buffer", with("partitionBufferMegabytes", 63), "expected 64 to 128"),
                refused("a large buffer", with("partitionBufferMegabytes", 129), "expected 64 to 128"),
                refused("a short interval", with("partitionBufferSeconds", 59), "expected 60 to 900"),
                refused("a long Lambda buffer", with("lambdaBufferSeconds", 901), "expected 0 to 900"),
                refused("a scan limit below Athena's", with("auditorScanLimitMegabytes", 9), "expected 10 to"));
    }

    static Stream<Arguments> wrongRetentions() {
        return Stream.of(
                refused(
                        "destroying prod",
                        with("environment", "prod", "removal", "destroy"),
                        "Invalid removal: destroy, expected retain in prod"),
                refused(
                        "prod under the name of what is deployed without settings",
                        with("environment", "prod"),
                        "Invalid deployment: invoice-archive-dev, expected another name in prod"),
                refused(
                        "prod locked for days",
                        with("environment", "prod", "lockDays", 2),
                        "expected none in prod, where objects are locked for whole calendar years"),
                refused(
                        "a shorter retention in prod",
                        with("environment", "prod", "retentionYears", 6),
                        "Invalid retentionYears: 6, expected 7 or more in prod"),
                refused(
                        "half a year",
                        with("environment", "prod", "retentionYears", 7.5),
                        "Invalid retentionYears: 7.5"),
                refused(
                        "expiry when the lock ends",
                        with("environment", "prod", "expiryYears", 7),
                        "Invalid expiryYears: 7, expected more than the 7 years of retention"),
                refused(
                        "expiry before the lock ends",
                        with("environment", "prod", "retentionYears", 10, "expiryYears", 8, "logYears", 12),
                        "Invalid expiryYears: 8, expected more than the 10 years of retention"),
                refused(
                        "a trail shorter than what it tells of",
                        with("environment", "prod", "logYears", 7),
                        "Invalid logYears: 7, expected more than the 7 years"),
                refused("years in dev", with("retentionYears", 7), "expected none in dev"),
                refused("expiry in dev", with("expiryYears", 9), "expected none in dev"),
                refused("a lock of a day", with("lockDays", 1), "Invalid lockDays: 1"));
    }

    static Stream<Arguments> wrongNeighbours() {
        return Stream.of(
                refused(
                        "a table without its stream",
                        with("existingTableArn", "arn:aws:dynamodb:eu-west-1:111122223333:table/Invoices"),
                        "Missing existingTableStreamArn"),
                refused(
                        "a stream of another table",
                        with(
                                "existingTableArn",
                                "arn:aws:dynamodb:eu-west-1:111122223333:table/Invoices",
                                "existingTableStreamArn",
                                "arn:aws:dynamodb:eu-west-1:111122223333:table/Other/stream/1"),
                        "expected a stream of the table"),
                refused("no table", with("existingTableArn", "Invoices"), "expected the ARN of a DynamoDB table"),
                refused("half a replica", with("replicaBucketArn", "arn:aws:s3:::copy"), "expected all three or none"),
                refused("no account", with("replicaOf", "me"), "Invalid replicaOf: me, expected twelve digits"),
                refused(
                        "a copy of a copy",
                        with(
                                "replicaOf",
                                "111122223333",
                                "replicaBucketArn",
                                "arn:aws:s3:::copy",
                                "replicaKeyArn",
                                "arn:aws:kms:eu-west-1:111122223333:key/1",
                                "replicaAccount",
                                "444455556666"),
                        "a deployment sends copies or takes them"),
                refused("everybody an auditor", with("auditors", List.of("*")), "Invalid auditors: *"),
                refused("a foreign variable", with("archive", Map.of("PATH", "/")), "Invalid archive: PATH"),
                refused(
                        "an unknown variable",
                        with("archive", Map.of("ARCHIVE_FIRSTDAY", "2019-01-01")),
                        "Invalid setting: ARCHIVE_FIRSTDAY"),
                refused("a wrong day", with("archive", Map.of("ARCHIVE_FIRST_DAY", "1/1/19")), "ARCHIVE_FIRST_DAY"));
    }

    @Test
    void anUnknownSingleKeyIsRefused() {
        assertThatThrownBy(() -> SettingsReader.fromContext(Map.of("archive:enviroment", "prod")))
                .hasMessageContaining("Invalid setting: enviroment of context archive:enviroment");
    }

    @Test
    void aTextForAllSettingsIsRefused() {
        assertThatThrownBy(() -> SettingsReader.fromContext(Map.of("archive", "prod.json")))
                .hasMessage("Invalid context archive: \"prod.json\", expected an object.");
    }

    @Test
    void aMissingFileAndOneThatIsNoJsonAreNamed(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SettingsReader.fromFile(folder.resolve("none.json")))
                .hasMessageContaining("Cannot read")
                .hasMessageContaining("none.json");
        assertThatThrownBy(() -> SettingsReader.fromFile(broken)).hasMessageContaining("no JSON at line 1");
    }

    private static Arguments refused(String what, Map<String, Object> settings, String message) {
        return Arguments.of(what, settings, message);
    }

    private static Map<String, Object> with(Object... keysAndValues) {
        Map<String, Object> settings = new HashMap<>();
        for (int index = 0; index < keysAndValues.length; index += 2) {
            settings.put((String) keysAndValues[index], keysAndValues[index + 1]);
        }
        return settings;
    }
}
