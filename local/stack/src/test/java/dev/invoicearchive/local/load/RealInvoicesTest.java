package dev.invoicearchive.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.mapping.MappedSource;
import dev.invoicearchive.ingest.mapping.MappingKey;
import dev.invoicearchive.ingest.mapping.MappingText;
import dev.invoicearchive.local.retail.RealInvoices;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Attributes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real invoices, mapped, have the sums that another engine finds in the file itself. */
class RealInvoicesTest {
    private static final Attributes NAMES = ArchiveSettings.DEFAULT.attributes();
    private static final MappingText MAPPING = new MappingText(Map.of(
            MappingKey.INVOICE, "invoice_number",
            MappingKey.TRANSACTION, "line-number",
            MappingKey.AMOUNT, "quantity * unit_price",
            MappingKey.COUNTRY, "country",
            MappingKey.INVOICE_DATE, "invoice_date",
            MappingKey.DATE_FORMAT, "yyyy-MM-dd HH:mm:ss"));

    @TempDir
    private Path folder;

    private Path all;

    @BeforeEach
    void findInvoices() {
        all = RealInvoices.fileOrSkip();
    }

    @Test
    void theFirstTwoThousandLinesAgreeByDayAndCountry() throws Exception {
        Path file = folder.resolve("first.csv");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(all)), StandardCharsets.UTF_8))) {
            Files.writeString(file, lines.lines().limit(2_001).collect(Collectors.joining("\n", "", "\n")));
        }
        compare(file, 2_000);
    }

    @Tag("proof")
    @Test
    void theWholeYearAgreesByDayAndCountry() throws Exception {
        Sums sums = compare(all, 525_461);

        assertThat(sums.invoices).hasSize(28_816);
        assertThat(sums.total).isEqualByComparingTo("9539484.634");
    }

    private static Sums compare(Path file, int lines) throws Exception {
        Sums sums = new Sums();
        MappedSource.open(file, MAPPING, ArchiveSettings.DEFAULT).read(sums);

        assertThat(sums.lines).isEqualTo(lines);
        assertThat(sums.keys).hasSize(lines);
        assertThat(sums.byDayAndCountry).isEqualTo(sumsOfAnotherEngine(file));
        return sums;
    }

    private static Map<String, BigDecimal> sumsOfAnotherEngine(Path file) throws SQLException {
        Map<String, BigDecimal> sums = new TreeMap<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT strftime(invoice_date, '%Y-%m-%d') || ' ' || country,"
                        + " sum(CAST(quantity AS DECIMAL(12, 0)) * CAST(unit_price AS DECIMAL(12, 3)))"
                        + " FROM read_csv('" + file + "', header = true, all_varchar = false,"
                        + " types = {'quantity': 'INTEGER', 'unit_price': 'DECIMAL(12, 3)',"
                        + " 'invoice_date': 'TIMESTAMP', 'invoice_number': 'VARCHAR', 'customer_id': 'VARCHAR',"
                        + " 'stock_code': 'VARCHAR'}) GROUP BY 1")) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getBigDecimal(2).stripTrailingZeros());
            }
        }
        return sums;
    }

    /** Adds up what the items hold. */
    private static final class Sums implements LineSink {
        private final Map<String, BigDecimal> byDayAndCountry = new HashMap<>();
        private final Set<String> keys = new HashSet<>();
        private final Set<String> invoices = new HashSet<>();
        private BigDecimal total = BigDecimal.ZERO;
        private int lines;

        @Override
        public void accept(MappedLine line) {
            lines++;
            keys.add(line.invoiceNumber() + "/" + line.transactionId());
            invoices.add(line.invoiceNumber());
            BigDecimal amount = new BigDecimal(((AttributeValue.Number)
                            line.item().attribute(NAMES.amount()).orElseThrow())
                    .value());
            total = total.add(amount);
            byDayAndCountry.merge(
                    text(line, NAMES.invoiceDate()) + " " + text(line, NAMES.country()),
                    amount.stripTrailingZeros(),
                    (one, other) -> one.add(other).stripTrailingZeros());
        }

        @Override
        public void reject(RejectedLine line) throws IOException {
            throw new IOException("line " + line.number() + ": " + line.reason());
        }

        private static String text(MappedLine line, String name) {
            return ((AttributeValue.Text) line.item().attribute(name).orElseThrow()).value();
        }
    }
}
