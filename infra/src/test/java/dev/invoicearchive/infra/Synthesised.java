package dev.invoicearchive.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.infra.rules.Synthesis;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.settings.SettingsReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * The deployments that the tests look at, each synthesised once for all test classes, offline, with CDK's own
 * CloudFormation rules as errors. The jars are placeholders, so that the templates do not depend on a build of the
 * functions.
 */
enum Synthesised {
    DEV(Map.of()),
    PROD(Map.of("deployment", "invoice-archive", "environment", "prod", "alarmEmail", "archive@example.com")),
    /** Everything that is optional: an adopted table, a second copy, expiry, named people. */
    ADOPTED(Map.ofEntries(
            Map.entry("deployment", "adopted"),
            Map.entry("environment", "prod"),
            Map.entry("existingTableArn", "arn:aws:dynamodb:eu-west-1:111122223333:table/Invoices"),
            Map.entry(
                    "existingTableStreamArn",
                    "arn:aws:dynamodb:eu-west-1:111122223333:table/Invoices/stream/2026-01-01T00:00:00.000"),
            Map.entry("existingTableKeyArn", "arn:aws:kms:eu-west-1:111122223333:key/0a1b"),
            Map.entry("expiryYears", 9),
            Map.entry("logYears", 10),
            Map.entry("auditors", List.of("arn:aws:iam::111122223333:role/Auditors")),
            Map.entry("operators", List.of("arn:aws:iam::111122223333:role/Operators")),
            Map.entry("replicaBucketArn", "arn:aws:s3:::second-copy"),
            Map.entry("replicaKeyArn", "arn:aws:kms:eu-central-1:444455556666:key/2c3d"),
            Map.entry("replicaAccount", "444455556666"),
            Map.entry("archive", Map.of("ARCHIVE_TRANSACTION_ID_ATTRIBUTE", "TransactionIdentifier")))),
    /** The other account of a second copy. */
    REPLICA(Map.of("deployment", "invoice-archive", "environment", "prod", "replicaOf", "111122223333"));

    /** What stands for a jar. */
    static final String PLACEHOLDER = "placeholder";

    static final String NO_NODE = "no node on PATH, which CDK needs";

    private static final Map<Synthesised, Synthesis> DONE = new EnumMap<>(Synthesised.class);

    private final Map<String, Object> context;

    Synthesised(Map<String, Object> settings) {
        context = Map.of(SettingsReader.OBJECT_KEY, settings);
    }

    /** What this deployment's settings are. */
    DeploymentSettings settings() {
        return SettingsReader.fromContext(context);
    }

    /** The templates; copy them before breaking them. */
    Synthesis synthesis() {
        synchronized (DONE) {
            return DONE.computeIfAbsent(this, deployment -> synthesise(deployment.settings(), PLACEHOLDER));
        }
    }

    /** A synth of these settings in a folder of its own, with jars of this content. */
    static Synthesis synthesise(DeploymentSettings settings, String jarContent) {
        return Synthesis.read(settings, assemble(settings, jarContent));
    }

    /** A synth with something added to the app; gives the folder. */
    Path assembleWith(Consumer<App> addition) {
        return assemble(settings(), PLACEHOLDER, addition);
    }

    /** A synth of these settings; gives the folder. */
    static Path assemble(DeploymentSettings settings, String jarContent) {
        return assemble(settings, jarContent, app -> {});
    }

    private static Path assemble(DeploymentSettings settings, String jarContent, Consumer<App> addition) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "synth");
            Path jar = Files.writeString(folder.resolve("function.jar"), jarContent, StandardCharsets.UTF_8);
            Path out = folder.resolve("cdk.out");
            App app = app(out);
            ArchiveApp.define(app, settings, new LambdaJars(jar, jar, jar));
            addition.accept(app);
            app.synth();
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An app as {@code cdk.json} sets it up. */
    static App app(Path out) {
        Map<String, Object> context = new HashMap<>(contextOfTheProject());
        context.put("aws:cdk:enable-path-metadata", false);
        return new App(AppProps.builder()
                .context(context)
                .analyticsReporting(false)
                .outdir(out.toString())
                .build());
    }

    private static Map<String, Object> contextOfTheProject() {
        try {
            return new ObjectMapper()
                    .convertValue(
                            new ObjectMapper()
                                    .readTree(Files.readAllBytes(Path.of("../cdk.json")))
                                    .path("context"),
                            new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean nodeIsThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
