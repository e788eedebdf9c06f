package dev.invoicearchive.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher says in one line what the machine lacks, builds only when it must, and hands the rest to Java. */
class LauncherTest {
    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 4;

    @TempDir
    private Path folder;

    private LauncherStage stage;

    @BeforeEach
    void setTheStage() throws IOException {
        stage = LauncherStage.in(folder.toRealPath());
    }

    @Test
    void withoutJavaItSaysWhichToInstall() throws IOException, InterruptedException {
        LauncherStage.Outcome outcome = stage.run(Map.of(), "status");

        assertThat(outcome.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(outcome.errors())
                .isEqualTo(
                        "error: Missing Java: none on PATH and JAVA_HOME is not set, expected Java 17 to 23, or 25 and"
                                + " later. Install a JDK, such as Temurin 17.\n");
    }

    @Test
    void aJavaHomeThatIsNoneIsNamed() throws IOException, InterruptedException {
        LauncherStage.Outcome outcome = stage.run(Map.of("JAVA_HOME", "/nowhere"), "status");

        assertThat(outcome.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(outcome.errors()).startsWith("error: Missing Java: JAVA_HOME is /nowhere, which has no bin/java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.22", "16", "24", "24.0.1"})
    void aJavaThatDoesNotWorkIsRefused(String version) throws IOException, InterruptedException {
        stage.addJava(version);

        LauncherStage.Outcome outcome = stage.run(Map.of(), "status");

        assertThat(outcome.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(outcome.errors())
                .startsWith("error: Invalid Java version: " + version.replaceAll("[._].*", ""))
                .contains("expected 17 to 23, or 25 and later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "21", "23.0.2", "25", "26.0.1"})
    void aJavaThatWorksIsTaken(String version) throws IOException, InterruptedException {
        stage.addJava(version);
        stage.addMaven();

        LauncherStage.Outcome outcome = stage.run(Map.of(), "status", "--data", "a folder");

        assertThat(outcome.errors()).contains("Building the archive");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output())
                .contains("dev.invoicearchive.auditor.Main")
                .endsWith("[status][--data][a folder]\n");
    }

    @Test
    void javaHomeWinsOverThePath() throws IOException, InterruptedException {
        stage.addJava("11");
        Path home = stage.addJavaHome("17.0.15");
        stage.addMaven();

        assertThat(stage.run(Map.of("JAVA_HOME", home.toString()), "status").exitCode())
                .isZero();
    }

    @Test
    void withoutMavenItSaysWhatItIsFor() throws IOException, InterruptedException {
        stage.addJava("17.0.15");

        LauncherStage.Outcome outcome = stage.run(Map.of(), "status");

        assertThat(outcome.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(outcome.errors()).startsWith("error: Missing Maven: no mvn on PATH, expected Maven 3.8.1 or later");
    }

    @Test
    void aRuntimeWithoutCompilerIsNotEnoughToBuild() throws IOException, InterruptedException {
        stage.addJavaRuntime("17.0.15");
        stage.addMaven();

        LauncherStage.Outcome outcome = stage.run(Map.of(), "status");

        assertThat(outcome.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(outcome.errors()).startsWith("error: Missing Java compiler: ");
    }

    @Test
    void aFailedBuildShowsMavensErrorAndWhereTheRestIs() throws IOException, InterruptedException {
        stage.addJava("17.0.15");
        stage.addBrokenMaven();

        LauncherStage.Outcome outcome = stage.run(Map.of(), "status");

        assertThat(outcome.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(outcome.errors())
                .contains("[ERROR] it does not compile")
                .contains("error: Cannot build the archive: Maven failed. Its whole output is in ");
        assertThat(stage.run(Map.of(), "status").errors()).contains("Building the archive");
    }

    @Test
    void theFirstBuildSaysHowMuchItDownloads() throws IOException, InterruptedException {
        stage.addJava("17.0.15");
        stage.addMaven();

        assertThat(stage.run(Map.of(), "status").errors())
                .containsPattern("for the first time: Maven downloads about \\d+ MB of libraries into ")
                .contains("  A module 0.1.0 [1/2]")
                .contains("  30 MB of about ");
    }

    @Test
    void whatIsBuiltIsNotBuiltAgainUntilASourceChanges() throws IOException, InterruptedException {
        stage.addJava("17.0.15");
        stage.addMaven();
        Path source = stage.addSource("model/src/main/java/A.java");
        stage.run(Map.of(), "status");
        assertThat(stage.builds()).isEqualTo(1);

        assertThat(stage.run(Map.of(), "status").errors()).isEmpty();
        stage.addSource("model/src/test/java/ATest.java");
        stage.run(Map.of(), "status");
        assertThat(stage.builds()).isEqualTo(1);

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        stage.run(Map.of(), "status");
        assertThat(stage.builds()).isEqualTo(2);
    }

    @Test
    void aSourceThatIsGoneMeansABuild() throws IOException, InterruptedException {
        stage.addJava("17.0.15");
        stage.addMaven();
        Path source = stage.addSource("model/src/main/java/A.java");
        stage.run(Map.of(), "status");

        Files.delete(source);
        stage.run(Map.of(), "status");

        assertThat(stage.builds()).isEqualTo(2);
    }

    @Test
    void buildForcesABuildAndTakesNothingElse() throws IOException, InterruptedException {
        stage.addJava("17.0.15");
        stage.addMaven();

        assertThat(stage.run(Map.of(), "build").output()).isEqualTo("Built.\n");
        assertThat(stage.run(Map.of(), "build").exitCode()).isZero();
        assertThat(stage.builds()).isEqualTo(2);
        assertThat(stage.run(Map.of(), "build", "all").exitCode()).isEqualTo(USAGE);
    }

    @Test
    void itWorksThroughALinkFromAnotherFolder() throws IOException, InterruptedException {
        stage.addJava("17.0.15");
        stage.addMaven();
        stage.linkFrom("elsewhere/bin/archive");

        LauncherStage.Outcome outcome = stage.runScript("elsewhere/bin/archive", Map.of(), "status");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("-Darchive.home=" + stage.home());
    }
}
