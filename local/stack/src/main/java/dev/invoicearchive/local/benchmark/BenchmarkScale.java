package dev.invoicearchive.local.benchmark;

import java.time.LocalDate;

/**
 * How much a benchmark writes.
 *
 * @param seed equal seeds give equal files
 * @param loadLines invoice lines that are loaded into the table
 * @param backfillLines invoice lines that are brought into the archive alone
 * @param firstDay the day of the first invoice
 * @param years over how many years the invoices lie
 */
public record BenchmarkScale(long seed, int loadLines, int backfillLines, LocalDate firstDay, int years) {
    private static final long USUAL_SEED = 42;
    private static final LocalDate USUAL_FIRST_DAY = LocalDate.of(2025, 1, 1);

    /** So many lines of a shop's year. */
    public static BenchmarkScale ofYear(int loadLines, int backfillLines) {
        return new BenchmarkScale(USUAL_SEED, loadLines, backfillLines, USUAL_FIRST_DAY, 1);
    }
}
