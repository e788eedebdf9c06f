package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.Transition;
import java.math.BigDecimal;

/** S3: what lies in the archive, how it moves, and the requests that write, lock and seal it. */
final class StorageCosts {
    static final String SERVICE = "S3";
    static final String COPY = "Second copy";

    private final CostInput input;
    private final Volumes volumes;
    private final Zones zones;

    StorageCosts(CostInput input, Volumes volumes, Zones zones) {
        this.input = input;
        this.volumes = volumes;
        this.zones = zones;
    }

    void enter(Ledger ledger) {
        zones.all().forEach(zone -> enterZone(ledger, SERVICE, zone));
        enterRequests(ledger);
        if (input.reading().replica()) {
            enterCopy(ledger);
        }
    }

    private static void enterZone(Ledger ledger, String service, Zone zone) {
        for (Zone.Stay stay : zone.stays()) {
            StorageClass storageClass = stay.storageClass();
            Flow objects = zone.objects().kept(stay.fromDays(), stay.toDays());
            ledger.enter(
                    service,
                    name(zone) + " in " + storageClass,
                    StoragePrices.kept(storageClass),
                    objects.times(Zone.billedBytes(storageClass, zone.objectBytes()))
                            .inGb(),
                    billed(storageClass));
            if (Zone.nameBytes(storageClass).signum() > 0) {
                ledger.enter(
                        service,
                        name(zone) + " in " + storageClass + ", names",
                        PriceKey.S3_STANDARD,
                        objects.times(Zone.nameBytes(storageClass)).inGb(),
                        "8 KB for each object, as STANDARD");
            }
        }
        for (Transition transition : zone.transitions()) {
            ledger.enter(
                    service,
                    name(zone) + " moves to " + transition.storageClass(),
                    StoragePrices.movedTo(transition.storageClass()),
                    zone.objects().reaching(transition.afterDays()),
                    "one request for each object, at " + transition.afterDays() + " days");
        }
    }

    private void enterRequests(Ledger ledger) {
        BigDecimal locked = volumes.deliveredObjects().add(volumes.sourceObjects());
        ledger.enter(
                SERVICE,
                "objects written",
                PriceKey.S3_WRITE,
                Flow.daily(volumes.archivedObjects()).plus(new Arrivals.Once(volumes.importedCalls()).made()),
                "one request for each object");
        ledger.enter(
                SERVICE,
                "objects locked",
                PriceKey.S3_WRITE,
                Flow.daily(locked).plus(new Arrivals.Once(volumes.importedCalls()).made()),
                "by the seal");
        ledger.enter(
                SERVICE,
                "objects hashed",
                PriceKey.S3_READ,
                Flow.daily(locked).plus(new Arrivals.Once(volumes.importedCalls()).made()),
                "by the seal");
    }

    /** The copy ages by the same rules. */
    private void enterCopy(Ledger ledger) {
        zones.all().forEach(zone -> enterZone(ledger, COPY, zone));
        Flow made = months -> BigDecimal.ZERO;
        Flow objects = months -> BigDecimal.ZERO;
        for (Zone zone : zones.all()) {
            made = made.plus(zone.objects().made().times(zone.objectBytes()));
            objects = objects.plus(zone.objects().made());
        }
        ledger.enter(COPY, "to the other region", PriceKey.TRANSFER_TO_REGION, made.inGb(), "every byte once");
        ledger.enter(COPY, "objects written", PriceKey.S3_WRITE, objects, "one request for each object");
    }

    private static String name(Zone zone) {
        return zone.prefix() + (zone.objects() instanceof Arrivals.Once ? " imported" : "");
    }

    private static String billed(StorageClass storageClass) {
        return switch (storageClass) {
            case STANDARD -> "as large as it is";
            case STANDARD_IA, GLACIER_IR -> "each object as 128 KB at least";
            case GLACIER, DEEP_ARCHIVE -> "each object and 32 KB";
        };
    }
}
