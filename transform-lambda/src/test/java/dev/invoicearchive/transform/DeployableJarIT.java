package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.invoicearchive.model.ChangeRecordGenerator;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that the jar that is deployed answers batches: in a JVM of its own, with nothing but Lambda's own runtime
 * beside it, through Lambda's own protocol.
 */
class DeployableJarIT {
    private static final Path JAR = Path.of(System.getProperty("deployable.jar"));

    /** What Lambda's runtime has on its own class path; the function's classes come out of its jar alone. */
    private static final List<String> RUNTIME_JARS = List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-serialization",
            "aws-lambda-java-core",
            "utils-lite");

    private static final long BYTES_MAX = 14_000_000;

    @TempDir
    private Path folder;

    @Test
    void jarAnswersABatchThroughTheRuntimeClient() throws IOException, InterruptedException {
        assumeTrue(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"),
                "SKIPPED: Lambda's runtime client has native code for Linux only");
        FirehoseEvent event = Batches.ofStream(Batches.next(ChangeRecordGenerator.believable(51), 500));
        event.records.addAll(Batches.ofStream(List.of("junk".getBytes(StandardCharsets.UTF_8))).records);
        event.records.get(500).recordId = "bad";

        try (RuntimeApi api = new RuntimeApi()) {
            Process function = start(api);
            function.onExit().thenAccept(ended -> api.ended(ended.exitValue()));
            try {
                Delivery first = invoke(api, event);
                Delivery second = invoke(api, event);

                assertThat(first.rows()).hasSize(500);
                assertThat(first.failed()).containsExactly("bad");
                assertThat(second.rows()).isEqualTo(first.rows());
                assertThat(second.rowsByPrefix())
                        .doesNotContainKeys(first.rowsByPrefix().keySet().toArray(String[]::new));
            } finally {
                function.destroyForcibly();
                function.onExit().join();
            }
        }
        assertThat(Files.readString(log())).contains("{\"in\":501,\"out\":500,\"failed\":1,");
    }

    @Test
    void jarIsSmallAndHoldsNoHadoopAndOnlyTheNativeCodeOfLambda() throws IOException {
        List<String> names = entries();

        assertThat(Files.size(JAR)).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(names).noneMatch(name -> name.startsWith("org/apache/hadoop/"));
        assertThat(names.stream().filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib)")))
                .hasSize(2)
                .allMatch(name -> name.matches("linux/(amd64|aarch64)/libzstd-jni-.*\\.so"));
    }

    @Test
    void licensesOfWhatIsInsideAreInside() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String notices = text(jar, "META-INF/NOTICE");
            String licenses = text(jar, "META-INF/LICENSE");

            assertThat(notices).contains("Apache Avro", "Apache Parquet", "Jackson", "zstd-jni", "JTS");
            assertThat(licenses).contains("Apache License");
        }
    }

    private Delivery invoke(RuntimeApi api, FirehoseEvent event) throws IOException, InterruptedException {
        RuntimeApi.Answer answer = api.invoke(LambdaJson.write(event, FirehoseEvent.class));
        assertThat(answer.path())
                .as("answer %s, log %s", new String(answer.body(), StandardCharsets.UTF_8), Files.readString(log()))
                .endsWith("/response");
        return Delivery.of(event, LambdaJson.read(answer.body(), FirehoseResponse.class));
    }

    private Process start(RuntimeApi api) throws IOException {
        Path taskRoot = unpacked();
        List<String> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> RUNTIME_JARS.stream().anyMatch(jar::contains))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        TransformHandler.class.getName() + "::handleRequest")
                // The runtime takes the function's classes from where it is started.
                .directory(taskRoot.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                        "AWS_LAMBDA_FUNCTION_NAME", "transform",
                        "AWS_LAMBDA_FUNCTION_VERSION", "1",
                        "AWS_REGION", "eu-central-1",
                        "LAMBDA_TASK_ROOT", taskRoot.toString(),
                        "_HANDLER", TransformHandler.class.getName() + "::handleRequest"));
        return builder.start();
    }

    /** The jar unpacked, as Lambda does. */
    private Path unpacked() throws IOException {
        Path taskRoot = Files.createDirectories(folder.resolve("task"));
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (ZipEntry entry :
                    jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = taskRoot.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(jar.getInputStream(entry), file);
            }
        }
        return taskRoot;
    }

    private Path log() {
        return folder.resolve("function.log");
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getJarEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
