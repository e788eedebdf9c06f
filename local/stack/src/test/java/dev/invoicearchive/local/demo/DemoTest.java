package dev.invoicearchive.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.model.Attributes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that history goes through the whole archive: a small demo over seven years, on the real table and engine, ends
 * with live totals that equal the archive's, every object accounted for, and changes of every kind.
 */
class DemoTest {
    private static final DemoScale SMALL = new DemoScale(42, Period.ofYears(7), 60, 20);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void aSmallHistoryEndsWithEqualTotals() throws Exception {
        Console console = new Console(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminal.from(new Properties(), Map.of()));
        DemoReport report = new Demo(console, new DataDirectory(folder), SMALL, Clock.systemUTC()).run();
        report.print(console, true);

        JsonNode json = new ObjectMapper().readTree(output.toString(StandardCharsets.UTF_8));
        assertThat(report.isRight()).as(json.toPrettyString()).isTrue();
        assertThat(json.get("differingInvoices")).isEmpty();
        assertThat(json.get("liveTotal")).isEqualTo(json.get("archiveTotal"));
        assertThat(new BigDecimal(json.get("liveTotal").asText())).isNotZero();
        assertThat(json.get("objectsFound").asLong()).isGreaterThanOrEqualTo(60);
        assertThat(json.get("changes").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("insert", "modify", "remove by user", "remove by ttl");
        assertThat(json.get("years")).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void theMomentsAreInOrderOneAnHourWithinTheSpan() {
        Instant end = Instant.parse("2026-11-20T20:10:00Z");
        Instant begin = end.atZone(ZoneOffset.UTC).minusYears(7).toInstant();
        List<Instant> moments = DemoMoments.between(begin, end, 1_400, 42);
        assertThat(moments).hasSize(1_400).isSorted();
        assertThat(moments.stream()
                        .map(moment -> moment.getEpochSecond() / 3600)
                        .distinct())
                .hasSize(1_400);
        assertThat(moments.get(0)).isAfter(begin);
        assertThat(moments.get(1_399)).isBefore(end);
    }

    @Test
    void equalSeedsGiveEqualHistory() {
        Instant moment = Instant.parse("2021-03-04T05:06:07Z");
        DemoHistory first = new DemoHistory(7, Attributes.DEFAULT);
        DemoHistory second = new DemoHistory(7, Attributes.DEFAULT);
        for (int i = 0; i < 50; i++) {
            assertThat(first.writesAt(moment)).isEqualTo(second.writesAt(moment));
        }
    }
}
