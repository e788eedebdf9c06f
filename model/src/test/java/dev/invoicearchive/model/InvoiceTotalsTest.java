package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.Aggregate.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves that the declared aggregate keeps every measure once, each in an attribute of its own. */
class InvoiceTotalsTest {

    @Test
    void theInvoiceTotalKeepsEveryMeasure() {
        Aggregate aggregate = InvoiceTotals.AGGREGATE;
        assertThat(aggregate.targetTable()).isEqualTo("InvoiceTotal");
        assertThat(aggregate.keyAttribute()).isEqualTo("InvoiceNumber");
        assertThat(aggregate.measures().stream()
                        .collect(Collectors.toMap(Aggregate.Measure::kind, Aggregate.Measure::attribute)))
                .containsEntry(Kind.AMOUNT_SUM, "Total")
                .containsEntry(Kind.TRANSACTION_COUNT, "TransactionCount")
                .containsEntry(Kind.LAST_CHANGE_TIME, "UpdateDate")
                .containsEntry(Kind.VERSION, "Version")
                .containsOnlyKeys(Arrays.asList(Kind.values()));
    }
}
