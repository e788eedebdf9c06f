package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The tools of this machine. CDK is the one that npm installed into the project; it is not started to be asked. */
public final class InstalledTools implements Tools {
    private static final long SECONDS_FOR_AN_ANSWER = 10;

    private final Path project;

    /** @param project the folder of {@code package.json} */
    public InstalledTools(Path project) {
        this.project = project;
    }

    @Override
    public Optional<String> version(Tool tool) {
        return switch (tool) {
            case JAVA -> Optional.of(Integer.toString(Runtime.version().feature()));
            case NODE -> answer("node", "--version");
            case CDK -> installed(project.resolve("node_modules/aws-cdk/package.json"));
        };
    }

    private static Optional<String> answer(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            // There is no such program.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> installed(Path file) {
        try {
            return Optional.of(new ObjectMapper()
                            .readTree(Files.readAllBytes(file))
                            .path("version")
                            .asText())
                    .filter(version -> !version.isEmpty());
        } catch (IOException e) {
            // npm has installed nothing here.
            return Optional.empty();
        }
    }
}
