package dev.invoicearchive.local.demo;

import dev.invoicearchive.model.Attributes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Invents what a trading business does to its invoices, hour by hour. Deterministic: the seed and the moments decide.
 * Of every hundred changes about six are edits, six deletes, and six later expire.
 */
final class DemoHistory {
    private static final int LINES_MIN = 7;
    private static final int LINES_SPREAD = 6;
    private static final int PRO_FORMA_OF_THOUSAND = 75;
    private static final int TEXT_AMOUNT_OF_THOUSAND = 10;
    private static final int UNREADABLE_AMOUNT_OF_THOUSAND = 2;
    private static final int CREDIT_OF_THOUSAND = 30;

    private final Random random;
    private final Attributes attributes;
    private final List<List<DemoLine>> invoices = new ArrayList<>();
    private int invoiceCount;

    DemoHistory(long seed, Attributes attributes) {
        this.random = new Random(seed);
        this.attributes = attributes;
    }

    /** What happens at one moment: some invoices are written, some older ones corrected or taken back. */
    List<DemoWrite> writesAt(Instant moment) {
        List<DemoWrite> writes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            writes.add(newInvoice(moment));
        }
        if (random.nextInt(3) == 0) {
            correctAnInvoice(writes);
        }
        if (random.nextInt(3) == 0) {
            takeLinesBack(writes);
        }
        return writes;
    }

    private DemoWrite newInvoice(Instant moment) {
        LocalDate day = moment.atZone(ZoneOffset.UTC).toLocalDate();
        String number = String.format(Locale.ROOT, "INV-%d-%06d", day.getYear(), ++invoiceCount);
        String country = DemoCatalog.COUNTRIES.get(skewed(DemoCatalog.COUNTRIES.size()));
        String vendor = pick(DemoCatalog.VENDORS);
        boolean proForma = ofThousand(PRO_FORMA_OF_THOUSAND);
        OptionalLong expiry = proForma
                ? OptionalLong.of(
                        moment.plus(Duration.ofDays(30 + random.nextInt(90))).getEpochSecond())
                : OptionalLong.empty();
        // Invoices are often entered some days after they were written, also across the turn of a year.
        String date = day.minusDays(random.nextInt(6)).toString();
        List<DemoLine> lines = new ArrayList<>();
        int count = LINES_MIN + random.nextInt(LINES_SPREAD);
        for (int i = 1; i <= count; i++) {
            lines.add(newLine(number, i, country, date, vendor, expiry));
        }
        if (!proForma) {
            invoices.add(lines);
        }
        return new DemoWrite.AddLines(
                lines.stream().map(line -> line.item(attributes)).toList());
    }

    private DemoLine newLine(
            String invoice, int number, String country, String date, String vendor, OptionalLong expiry) {
        int quantity = 1 + random.nextInt(24);
        if (ofThousand(CREDIT_OF_THOUSAND)) {
            quantity = -quantity;
        }
        BigDecimal unitPrice = BigDecimal.valueOf(random.nextInt(25_000), 2 + random.nextInt(2));
        return new DemoLine(
                invoice,
                String.format(Locale.ROOT, "TX-%03d", number),
                amountValue(unitPrice.multiply(BigDecimal.valueOf(quantity))),
                country,
                random.nextInt(10) == 0 ? date + " 09:30:00" : date,
                pick(DemoCatalog.CLERKS),
                vendor,
                pick(DemoCatalog.ARTICLES),
                quantity,
                unitPrice,
                expiry);
    }

    private void correctAnInvoice(List<DemoWrite> writes) {
        List<DemoLine> lines = anyInvoice();
        int count = Math.min(lines.size(), 3 + random.nextInt(4));
        Optional<String> country = random.nextInt(4) == 0 ? Optional.of(pick(DemoCatalog.COUNTRIES)) : Optional.empty();
        for (int i = 0; i < count; i++) {
            DemoLine line = lines.get(i);
            BigDecimal amount = line.unitPrice()
                    .multiply(BigDecimal.valueOf(line.quantity()))
                    .multiply(BigDecimal.valueOf(80 + random.nextInt(35), 2))
                    .setScale(3, RoundingMode.HALF_EVEN);
            DemoLine corrected = line.corrected(amountValue(amount), country, pick(DemoCatalog.CLERKS));
            lines.set(i, corrected);
            writes.add(new DemoWrite.ReplaceLine(corrected.item(attributes)));
        }
    }

    private void takeLinesBack(List<DemoWrite> writes) {
        List<DemoLine> lines = anyInvoice();
        int count = Math.min(lines.size(), 3 + random.nextInt(4));
        for (int i = 0; i < count; i++) {
            DemoLine line = lines.remove(lines.size() - 1);
            writes.add(new DemoWrite.RemoveLine(line.key(attributes)));
        }
    }

    /** Mostly a recent one, as people notice mistakes soon; at times one of years ago. */
    private List<DemoLine> anyInvoice() {
        if (invoices.isEmpty()) {
            return new ArrayList<>();
        }
        int reach = random.nextInt(5) == 0 ? invoices.size() : Math.min(invoices.size(), 40);
        return invoices.get(invoices.size() - 1 - random.nextInt(reach));
    }

    private AttributeValue amountValue(BigDecimal amount) {
        if (ofThousand(UNREADABLE_AMOUNT_OF_THOUSAND)) {
            return AttributeValue.fromS("to be agreed");
        }
        if (ofThousand(TEXT_AMOUNT_OF_THOUSAND)) {
            String sign = amount.signum() < 0 ? "-" : "";
            return AttributeValue.fromS(sign + "$" + amount.abs().toPlainString());
        }
        return AttributeValue.fromN(amount.toPlainString());
    }

    private boolean ofThousand(int share) {
        return random.nextInt(1000) < share;
    }

    /** Home markets come first in the list, and more often. */
    private int skewed(int size) {
        return Math.min(random.nextInt(size), random.nextInt(size));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
