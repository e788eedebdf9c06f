package dev.invoicearchive.local.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a file of invoice lines as a shop's system exports them: one line for each article, invoices in the order of
 * their time, during opening hours. Equal seeds give equal files.
 */
final class InvoiceFile {
    /** The columns, in their order. */
    static final String HEADING = "invoice,article,description,quantity,sold_at,unit_price,customer,country";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LINES_PER_INVOICE_MAX = 36;
    private static final int OPENS = 8;
    private static final int OPEN_HOURS = 11;
    private static final List<String> COUNTRIES =
            List.of("United Kingdom", "United Kingdom", "United Kingdom", "Germany", "France", "Norway", "Japan");
    private static final List<String> ARTICLES = List.of(
            "WHITE LANTERN", "\"CLOCK, KITCHEN\"", "LUNCH BAG RED", "JAM MAKING SET", "TEA TOWEL \u2014 BLUE", "");

    private final Random random;
    private final BenchmarkScale scale;

    InvoiceFile(BenchmarkScale scale) {
        this.random = new Random(scale.seed());
        this.scale = scale;
    }

    /**
     * Writes the file.
     *
     * @param lines how many invoice lines, without the heading
     * @throws IOException if it cannot be written
     */
    void write(Path file, int lines) throws IOException {
        Duration span = Duration.ofDays(365L * scale.years());
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(HEADING + "\n");
            int written = 0;
            for (int invoice = 1; written < lines; invoice++) {
                int count = Math.min(1 + random.nextInt(LINES_PER_INVOICE_MAX), lines - written);
                writeInvoice(writer, invoice, count, moment(span, written, lines));
                written += count;
            }
        }
    }

    /** In the order of the lines, moved into opening hours. */
    private LocalDateTime moment(Duration span, int line, int lines) {
        LocalDateTime evenly =
                scale.firstDay().atStartOfDay().plusSeconds(Math.multiplyExact(span.toSeconds(), line) / lines);
        return evenly.withHour(OPENS + evenly.getHour() * OPEN_HOURS / 24);
    }

    private void writeInvoice(BufferedWriter writer, int invoice, int lines, LocalDateTime soldAt) throws IOException {
        String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        int customer = 10_000 + random.nextInt(9_000);
        for (int line = 0; line < lines; line++) {
            writer.write(String.format(
                    Locale.ROOT,
                    "B%07d,%05d,%s,%d,%s,%d.%03d,%d,%s%n",
                    invoice,
                    random.nextInt(100_000),
                    ARTICLES.get(random.nextInt(ARTICLES.size())),
                    1 + random.nextInt(48),
                    TIME.format(soldAt),
                    random.nextInt(30),
                    random.nextInt(1_000),
                    customer,
                    country));
        }
    }
}
