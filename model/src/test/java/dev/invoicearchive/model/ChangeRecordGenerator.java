package dev.invoicearchive.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/**
 * Change records for tests, the same for the same seed. Two modes:
 *
 * <ul>
 *   <li>believable: one table's history in the order of time. Every edit and removal has the image that the change before
 *       left, so that totals and continuity can be checked over any number of records. It begins at {@link #START} with
 *       about 360 changes an hour: 62 % inserts, 25 % edits, 9 % removals by a caller, 4 % expiries.
 *   <li>nasty: unrelated records with every attribute type and every oddity we know, some without a time. All of them have
 *       an identity, so that each must become a row.
 * </ul>
 *
 * <p>Every time lies between the default first day and {@link #ARRIVAL} for the first 170,000 believable records.
 */
public final class ChangeRecordGenerator {
    /** The first believable change happens just after this. */
    public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    /** A time of arrival that suits every record. */
    public static final Instant ARRIVAL = Instant.parse("2026-11-20T20:00:00Z");

    private static final List<String> COUNTRIES =
            List.of("DE", "FR", "US", "IN", "BR", "JP", "PL", "SE", "NL", "\u00d6sterreich");

    private static final int STEP_MICROS_MAX = 20_000_000;

    private final Random random;
    private final FeedJson feedJson;
    private final NastyValues nastyValues;
    private final boolean isNasty;
    private final List<Item> living = new ArrayList<>();
    private long micros = ChronoUnit.MICROS.between(Instant.EPOCH, START);
    private int inserts;

    /** Believable records. */
    public ChangeRecordGenerator(long seed) {
        this(seed, false);
    }

    private ChangeRecordGenerator(long seed, boolean isNasty) {
        this.random = new Random(seed);
        this.feedJson = new FeedJson(random);
        this.nastyValues = new NastyValues(random);
        this.isNasty = isNasty;
    }

    /** Believable records. */
    public static ChangeRecordGenerator believable(long seed) {
        return new ChangeRecordGenerator(seed, false);
    }

    /** Nasty records. */
    public static ChangeRecordGenerator nasty(long seed) {
        return new ChangeRecordGenerator(seed, true);
    }

    /** The next record. */
    public ChangeRecord next() {
        return isNasty ? nextNasty() : nextBelievable();
    }

    /** The next records. */
    public List<ChangeRecord> next(int count) {
        List<ChangeRecord> changes = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            changes.add(next());
        }
        return changes;
    }

    /** The record as the Kinesis feed spells it. */
    public byte[] json(ChangeRecord change) {
        return feedJson.of(change);
    }

    private ChangeRecord nextBelievable() {
        micros += 1 + random.nextInt(STEP_MICROS_MAX);
        int dice = random.nextInt(100);
        if (living.isEmpty() || dice < 62) {
            Item item = newItem();
            living.add(item);
            return change(EventName.INSERT, Optional.empty(), Optional.of(item), Optional.empty());
        }
        int index = random.nextInt(living.size());
        Item old = living.get(index);
        if (dice < 87) {
            Item edited = edited(old);
            living.set(index, edited);
            return change(EventName.MODIFY, Optional.empty(), Optional.of(edited), Optional.of(old));
        }
        living.set(index, living.get(living.size() - 1));
        living.remove(living.size() - 1);
        Optional<UserIdentity> identity = dice < 96 ? Optional.empty() : Optional.of(UserIdentity.TIME_TO_LIVE);
        return change(EventName.REMOVE, identity, Optional.empty(), Optional.of(old));
    }

    private Item newItem() {
        inserts++;
        Attributes names = Attributes.DEFAULT;
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put(names.invoiceNumber(), new AttributeValue.Text("INV-" + random.nextInt(500)));
        item.put(names.transactionId(), new AttributeValue.Text("TX-" + inserts));
        item.put(names.amount(), amount());
        item.put(names.country(), new AttributeValue.Text(nastyValues.pick(COUNTRIES)));
        item.put(names.invoiceDate(), new AttributeValue.Text(invoiceDate()));
        item.put(names.invoiceDoc(), invoiceDoc());
        item.put(names.changedBy(), new AttributeValue.Text("clerk-" + random.nextInt(5)));
        return new Item(item);
    }

    private Item edited(Item old) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(old.attributes());
        item.put(Attributes.DEFAULT.amount(), amount());
        if (random.nextInt(3) == 0) {
            item.put(Attributes.DEFAULT.country(), new AttributeValue.Text(nastyValues.pick(COUNTRIES)));
        }
        // Without this an edit could change nothing, and DynamoDB writes no record then.
        item.put("Edit", new AttributeValue.Number(Long.toString(micros)));
        return new Item(item);
    }

    private AttributeValue amount() {
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000) - 50_000L, 2);
        return random.nextInt(10) == 0
                ? new AttributeValue.Text((amount.signum() < 0 ? "-$" : "$") + amount.abs())
                : new AttributeValue.Number(amount.toPlainString());
    }

    private String invoiceDate() {
        return LocalDate.ofInstant(START, ZoneOffset.UTC)
                .minusDays(random.nextInt(60))
                .toString();
    }

    private AttributeValue invoiceDoc() {
        AttributeValue line = new AttributeValue.Document(Map.of(
                "item", new AttributeValue.Text("part-" + random.nextInt(1_000)),
                "count", new AttributeValue.Number(Integer.toString(1 + random.nextInt(9)))));
        return new AttributeValue.Document(Map.of("lines", new AttributeValue.Sequence(List.of(line))));
    }

    private ChangeRecord change(
            EventName name, Optional<UserIdentity> identity, Optional<Item> newImage, Optional<Item> oldImage) {
        return record(name, OptionalLong.of(micros), identity, newImage, oldImage);
    }

    private ChangeRecord nextNasty() {
        Attributes names = Attributes.DEFAULT;
        Map<String, AttributeValue> keys = new LinkedHashMap<>();
        keys.put(names.invoiceNumber(), nastyKey());
        keys.put(names.transactionId(), nastyKey());
        EventName name = nastyValues.pick(List.of(EventName.values()));
        Optional<Item> newImage = name == EventName.REMOVE ? Optional.empty() : Optional.of(nastyImage(keys));
        Optional<Item> oldImage = name == EventName.INSERT ? Optional.empty() : Optional.of(nastyImage(keys));
        Optional<UserIdentity> identity = name == EventName.REMOVE && random.nextBoolean()
                ? Optional.of(nastyValues.pick(List.of(UserIdentity.TIME_TO_LIVE, UserIdentity.UNKNOWN)))
                : Optional.empty();
        return record(name, nastyTime(), identity, newImage, oldImage);
    }

    private OptionalLong nastyTime() {
        if (random.nextInt(20) == 0) {
            return OptionalLong.empty();
        }
        long first = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2019-01-01T00:00:00Z"));
        long last = ChronoUnit.MICROS.between(Instant.EPOCH, ARRIVAL);
        long time = first + (long) (random.nextDouble() * (last - first));
        return OptionalLong.of(random.nextInt(3) == 0 ? Math.floorDiv(time, 1_000) * 1_000 : time);
    }

    private AttributeValue nastyKey() {
        return switch (random.nextInt(4)) {
            case 0 -> new AttributeValue.Number(Integer.toString(random.nextInt(100)));
            case 1 -> new AttributeValue.Binary(new byte[] {(byte) random.nextInt(256), 0, -1});
            default -> new AttributeValue.Text("key-\u00e9\ud83d\ude00-" + random.nextInt(100));
        };
    }

    private Item nastyImage(Map<String, AttributeValue> keys) {
        Attributes names = Attributes.DEFAULT;
        Map<String, AttributeValue> image = new LinkedHashMap<>(keys);
        List<String> columns =
                List.of(names.amount(), names.country(), names.invoiceDate(), names.invoiceDoc(), names.changedBy());
        for (String column : columns) {
            if (random.nextInt(4) != 0) {
                image.put(column, nastyValues.value());
            }
        }
        int others = random.nextInt(4);
        for (int index = 0; index < others; index++) {
            image.put(nastyValues.name(), random.nextInt(10) == 0 ? nastyValues.deep() : nastyValues.value());
        }
        return new Item(image);
    }

    private ChangeRecord record(
            EventName name,
            OptionalLong time,
            Optional<UserIdentity> identity,
            Optional<Item> newImage,
            Optional<Item> oldImage) {
        Item image = newImage.or(() -> oldImage).orElseThrow();
        Map<String, AttributeValue> keys = new LinkedHashMap<>();
        for (String key : List.of(Attributes.DEFAULT.invoiceNumber(), Attributes.DEFAULT.transactionId())) {
            keys.put(key, image.attribute(key).orElseThrow());
        }
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        return new ChangeRecord(id, name, time, identity, new Item(keys), newImage, oldImage);
    }
}
