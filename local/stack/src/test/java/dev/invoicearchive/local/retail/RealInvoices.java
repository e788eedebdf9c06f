package dev.invoicearchive.local.retail;

import dev.invoicearchive.local.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A year of a real shop's invoices, which lie beside the project and never in it. */
public final class RealInvoices {
    private static final String PLACE = "../shared/data/online-retail-2009-2010.csv.gz";

    private RealInvoices() {}

    /** The file; where it is absent, says so on the console, since a skipped test's reason is not shown, and skips. */
    public static Path fileOrSkip() {
        Path file = Installation.current().home().resolve(PLACE).normalize();
        if (!Files.exists(file)) {
            System.out.println("SKIPPED: " + PLACE + " is not here; this test needs the real invoices.");
        }
        Assumptions.assumeTrue(Files.exists(file), "SKIPPED: " + PLACE + " is not here");
        return file;
    }
}
