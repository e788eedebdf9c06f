package dev.invoicearchive.auditor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The local stack that serves a data folder, as its runner announced it in {@code run/stack.json}.
 *
 * @param runnerPid process id of the runner
 * @param athenaEndpoint loopback address that speaks the Athena API
 * @param firehoseEndpoint loopback address that speaks the Firehose API
 * @param objectsEndpoint loopback address that speaks the S3 API
 * @param tableEndpoint loopback address that speaks the DynamoDB API
 * @param engineUrl JDBC address of the engine, for other SQL clients
 * @param startedAt when the runner became ready
 */
public record RunningStack(
        long runnerPid,
        URI athenaEndpoint,
        URI firehoseEndpoint,
        URI objectsEndpoint,
        URI tableEndpoint,
        String engineUrl,
        Instant startedAt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Between the operating system's start time, which may be cut to seconds, and the runner's own clock. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    public RunningStack {
        Objects.requireNonNull(athenaEndpoint, "athenaEndpoint is null");
        Objects.requireNonNull(firehoseEndpoint, "firehoseEndpoint is null");
        Objects.requireNonNull(objectsEndpoint, "objectsEndpoint is null");
        Objects.requireNonNull(tableEndpoint, "tableEndpoint is null");
        Objects.requireNonNull(engineUrl, "engineUrl is null");
        Objects.requireNonNull(startedAt, "startedAt is null");
    }

    /** Where the runner announces itself. */
    public static Path file(Path data) {
        return data.resolve("run").resolve("stack.json");
    }

    /**
     * The stack that runs on this folder, or nothing if none does; what a killed runner left behind counts as nothing.
     *
     * @throws CommandFailure if the announcement cannot be read
     */
    public static Optional<RunningStack> find(Path data) {
        return read(file(data)).filter(RunningStack::isAlive);
    }

    /**
     * The stack that runs on this folder.
     *
     * @throws CommandFailure if none does
     */
    public static RunningStack require(Path data) {
        return find(data)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot reach the local stack: none runs on " + data
                                + ", expected one. Start it with: ./archive up --data " + data));
    }

    /**
     * Announces this stack, in one step, so that no reader sees half a file.
     *
     * @throws IOException if the folder cannot be written
     */
    public void announce(Path data) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("runnerPid", runnerPid)
                .put("athenaEndpoint", athenaEndpoint.toString())
                .put("firehoseEndpoint", firehoseEndpoint.toString())
                .put("objectsEndpoint", objectsEndpoint.toString())
                .put("tableEndpoint", tableEndpoint.toString())
                .put("engineUrl", engineUrl)
                .put("startedAt", startedAt.toString());
        Path file = file(data);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("stack.json.new");
        Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the runner still lives; a later process that got the same id is not taken for it. */
    public boolean isAlive() {
        return ProcessHandle.of(runnerPid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant().or(() -> Optional.of(startedAt)))
                .filter(processStart -> !processStart.isAfter(startedAt.plus(CLOCK_TOLERANCE)))
                .isPresent();
    }

    private static Optional<RunningStack> read(Path file) {
        try {
            return Optional.of(parse(JSON.readTree(Files.readAllBytes(file))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read " + file + ": " + e.getClass().getSimpleName()
                            + ", expected the announcement of a runner. Remove the file if no stack runs.",
                    e);
        }
    }

    private static RunningStack parse(JsonNode node) {
        return new RunningStack(
                node.path("runnerPid").asLong(),
                URI.create(text(node, "athenaEndpoint")),
                URI.create(text(node, "firehoseEndpoint")),
                URI.create(text(node, "objectsEndpoint")),
                URI.create(text(node, "tableEndpoint")),
                text(node, "engineUrl"),
                Instant.parse(text(node, "startedAt")));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("Missing field " + field + ", expected text.");
        }
        return value.textValue();
    }
}
