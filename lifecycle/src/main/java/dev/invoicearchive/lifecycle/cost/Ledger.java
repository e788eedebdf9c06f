package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.Price;
import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Walks month by month through the quantities that are entered and makes lines of them. */
final class Ledger {
    private static final int QUANTITY_DECIMALS = 6;

    private final PriceList prices;
    private final int years;
    private final List<CostLine> lines = new ArrayList<>();

    Ledger(PriceList prices, int years) {
        this.prices = prices;
        this.years = years;
    }

    /** Enters what one price is paid for. */
    void enter(String service, String item, PriceKey key, Flow quantity, String how) {
        Price price = prices.get(key);
        List<BigDecimal> quantities = new ArrayList<>();
        List<BigDecimal> amounts = new ArrayList<>();
        BigDecimal soFar = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        for (int year = 1; year <= years; year++) {
            BigDecimal ofYear = ofYear(quantity, year);
            soFar = soFar.add(ofYear);
            BigDecimal due = price.of(soFar);
            quantities.add(ofYear);
            amounts.add(due.subtract(paid));
            paid = due;
        }
        lines.add(new CostLine(service, item, key, price, how, quantities, amounts));
    }

    /** The lines, those of one service together, else in the order in which they were entered. */
    List<CostLine> lines() {
        Map<String, List<CostLine>> services = lines.stream()
                .collect(Collectors.groupingBy(CostLine::service, LinkedHashMap::new, Collectors.toList()));
        return services.values().stream().flatMap(List::stream).toList();
    }

    private static BigDecimal ofYear(Flow quantity, int year) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal before = rounded(quantity.until((year - 1) * Flow.MONTHS_OF_A_YEAR));
        for (int month = (year - 1) * Flow.MONTHS_OF_A_YEAR + 1; month <= year * Flow.MONTHS_OF_A_YEAR; month++) {
            BigDecimal now = rounded(quantity.until(month));
            sum = sum.add(now.subtract(before));
            before = now;
        }
        return sum;
    }

    private static BigDecimal rounded(BigDecimal quantity) {
        return quantity.setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP);
    }
}
