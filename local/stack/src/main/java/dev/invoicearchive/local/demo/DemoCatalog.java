package dev.invoicearchive.local.demo;

import java.util.List;

/** The words that the demo's invoices are made of. */
final class DemoCatalog {
    static final List<String> COUNTRIES = List.of(
            "United Kingdom",
            "Germany",
            "France",
            "Netherlands",
            "Ireland",
            "Spain",
            "Belgium",
            "Portugal",
            "Sweden",
            "Norway",
            "Denmark",
            "Finland",
            "Italy",
            "Austria",
            "Switzerland",
            "Poland",
            "Greece",
            "Japan",
            "Australia",
            "United States",
            "Canada",
            "Singapore");

    static final List<String> VENDORS = List.of(
            "Harbour Supplies",
            "Nordlicht Papier",
            "Atelier Lumen",
            "Cobalt Tools",
            "Green Mill Foods",
            "Baltic Freight",
            "Fenwick & Sons",
            "Solana Ceramics",
            "Quayside Print",
            "Meridian Cables",
            "Alder Timber",
            "Kestrel Optics");

    static final List<String> ARTICLES = List.of(
            "LED lantern",
            "Copper wire 2.5 mm",
            "Office paper A4",
            "Oak shelf",
            "Glazed tile",
            "Hand drill",
            "Pallet wrap",
            "Espresso beans 1 kg",
            "Safety gloves",
            "Label printer",
            "Steel bolts M8",
            "Desk lamp",
            "Cotton tote",
            "Freight surcharge",
            "Repair service hour",
            "Fibre patch cable");

    static final List<String> CLERKS =
            List.of("a.moreau", "b.okafor", "c.lindqvist", "d.tanaka", "e.romano", "f.schmidt", "batch-import");

    private DemoCatalog() {}
}
