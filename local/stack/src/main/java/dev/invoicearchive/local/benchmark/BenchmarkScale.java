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
    /** What the command writes unless it is told otherwise: some minutes on two cores. */
    public static final BenchmarkScale USUAL = new BenchmarkScale(42, 20_000, 200_000, LocalDate.of(2025, 1, 1), 1);
}
