package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./archive cost} needs no stack, shows what it assumed beside what it found, and refuses nonsense. */
class CostCommandTest {
    private final Shell shell = new Shell();

    @Test
    void theReportShowsAssumptionsLinesAndTotal() {
        assertThat(cost("--changes-per-day", "2500")).isZero();

        assertThat(shell.output())
                .contains("Assumptions", "Volumes that follow", "What rounds up", "Transitions", "Lines", "year_7")
                .containsPattern("changes +2500 +a day")
                .containsPattern("Total of 7 years: \\d+\\.\\d\\d US dollars");
        assertThat(shell.errors())
                .contains("An estimate; no AWS account was used.", "prices are from memory")
                .contains("Note: Objects of Invoice/ stay in STANDARD");
    }

    @Test
    void csvHasOnlyLinesAndTheySumToTheTotal() {
        assertThat(cost("--format", "csv")).isZero();
        List<String> lines = shell.output().lines().toList();
        Shell years = new Shell();
        assertThat(years.run(List.of(), "cost", "--show", "years", "--format", "csv"))
                .isZero();

        assertThat(lines.get(0)).isEqualTo("service,item,quantity,unit,price,per,first_year,last_year,total,how");
        BigDecimal sum = lines.stream()
                .skip(1)
                .map(line -> line.replaceAll("\"[^\"]*\"", "").split(",")[8])
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(years.output().lines().toList()).last().asString().endsWith("," + sum);
    }

    @Test
    void jsonHasOneObjectForEachLineWithAmountsAsTexts() {
        assertThat(cost("--json")).isZero();

        assertThat(shell.output().lines())
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.startsWith("{\"service\":\"") && line.endsWith("\"}"));
        assertThat(shell.output()).contains("\"item\":\"keys\",\"quantity\":\"588\",\"unit\":\"key-month\"");
    }

    @Test
    void markdownHasAHeadingForEachTable() {
        assertThat(cost("--format", "markdown")).isZero();

        assertThat(shell.output())
                .startsWith("## Assumptions\n\n| assumption | value | unit |\n| --- | ---: | --- |\n");
    }

    @Test
    void aMonthOfChangesIsATwelfthOfAYear() {
        assertThat(cost("--changes-per-month", "36500", "--show", "assumptions"))
                .isZero();

        assertThat(shell.output()).containsPattern("changes +1200 +a day");
    }

    @Test
    void aPriceOfOnesOwnTakesThePlaceOfTheShippedOne(@TempDir Path folder) throws IOException {
        Path own = folder.resolve("own.json");
        Files.writeString(own, """
                {"prices": {"kms-key": {"amount": "2.50", "per": 1, "unit": "key-month", "region": "eu-central-1",
                  "asOf": "2026-11-01", "source": "our contract", "confidence": "own"}}}
                """);

        assertThat(cost("--prices", own.toString(), "--format", "csv")).isZero();
        // 7 keys x 84 months x 2.50
        assertThat(shell.output()).contains("KMS,keys,588,key-month,2.50,1,210.00,210.00,1470.00,7 keys");
    }

    @Test
    void aPriceFileThatCannotBeIsRefused(@TempDir Path folder) throws IOException {
        Path own = folder.resolve("own.json");
        Files.writeString(own, "{\"prices\": {\"kms-kee\": null}}");

        assertThat(cost("--prices", own.toString())).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors())
                .isEqualTo("error: Cannot use " + own + ": Invalid price: kms-kee, expected a key of prices.json."
                        + " See docs/cost.md." + System.lineSeparator());
    }

    @Test
    void aPriceFileThatCannotBeReadIsAMatterOfTheEnvironment(@TempDir Path folder) {
        assertThat(cost("--prices", folder.resolve("missing.json").toString()))
                .isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(shell.errors()).contains("missing.json: NoSuchFileException, expected a JSON file of prices");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --changes-per-day=-3          | Invalid changes per day: -3, expected more than 0.
                    --changes-per-day=many        | Invalid value of --changes-per-day: many, expected NUMBER.
                    --item-bytes=500000           | Invalid item bytes: 500000, expected 1 to 409600.
                    --edits=101                   | Invalid edits percent: 101, expected 0 to 100.
                    --lambda-buffer=0             | Invalid Lambda buffer seconds: 0, expected 1 to 900.
                    --years=0                     | Invalid years: 0, expected 1 to 100.
                    --show=everything             | Invalid value of --show: everything, expected
                    """)
    void nonsenseIsRefusedInOneLine(String option, String message) {
        assertThat(cost(option)).isEqualTo(ExitCode.USAGE.number());

        assertThat(shell.output()).isEmpty();
        assertThat(shell.errors()).startsWith("error: " + message).hasLineCount(1);
    }

    @Test
    void changesAreGivenOnce() {
        assertThat(cost("--changes-per-day", "1", "--changes-per-month", "1")).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).startsWith("error: Invalid options: --changes-per-day and --changes-per-month");
    }

    @Test
    void deepArchiveIsNotRestoredWithinMinutes() {
        assertThat(cost("--parquet-percent", "90", "--changes-per-day", "5000000", "--restore-expedited", "1"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors())
                .startsWith("error: Invalid retrieval tier: Expedited, expected Standard or Bulk for DEEP_ARCHIVE.");
    }

    private int cost(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "cost";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return shell.run(List.of(), all);
    }
}
