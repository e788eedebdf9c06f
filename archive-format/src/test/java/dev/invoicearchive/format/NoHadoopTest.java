package dev.invoicearchive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Proves that rows are written and read in a JVM whose class path has no Hadoop jar. */
class NoHadoopTest {
    @Test
    void rowsAreWrittenAndReadWithoutHadoop() throws IOException, InterruptedException {
        List<String> jars = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        List<String> withoutHadoop =
                jars.stream().filter(jar -> !jar.contains("hadoop-client")).toList();
        assertThat(withoutHadoop)
                .as("the test's own class path has Hadoop, to compile")
                .hasSizeLessThan(jars.size());

        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, withoutHadoop),
                        RoundTripProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).endsWith("100 rows came back without Hadoop" + System.lineSeparator());
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void theProgramRefusesToRunWhereHadoopIs() {
        assertThat(RoundTripProgram.hasHadoop()).isTrue();
    }
}
