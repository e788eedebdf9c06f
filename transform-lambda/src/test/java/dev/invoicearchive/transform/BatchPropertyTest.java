package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.ChangeRecordParser;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves over seeded batches of good, nasty, broken and repeated records that rows and failures are as many as the
 * records, and that every row of a good record is exactly the one that the model makes of it.
 */
class BatchPropertyTest {
    private final RecordingContext context = new RecordingContext();
    private final TransformHandler handler = new TransformHandler(ArchiveSettings.DEFAULT, new FreshToken());
    private final ChangeRecordParser parser = new ChangeRecordParser();
    private final RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyRecordIsARowOrAFailure(long seed) {
        Random random = new Random(seed);
        ChangeRecordGenerator believable = ChangeRecordGenerator.believable(seed);
        // Another seed, for generators of one seed draw the same event ids.
        ChangeRecordGenerator nasty = ChangeRecordGenerator.nasty(seed + 1_000);
        List<byte[]> records = new ArrayList<>();
        List<ArchiveRow> expected = new ArrayList<>();
        int broken = 0;
        for (int index = 0; index < 60; index++) {
            ChangeRecordGenerator generator = random.nextBoolean() ? believable : nasty;
            byte[] json = generator.json(generator.next());
            if (random.nextInt(4) == 0) {
                records.add(Arrays.copyOf(json, random.nextInt(json.length)));
                broken++;
            } else {
                records.add(json);
                expected.add(mapper.toRow(parser.parse(json), ChangeRecordGenerator.ARRIVAL, Origin.STREAM));
            }
        }
        FirehoseEvent event = Batches.ofStream(records);

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.failed()).as("seed %d", seed).hasSize(broken);
        assertThat(sorted(delivery.rows())).as("seed %d", seed).isEqualTo(sorted(expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void noByteAnywhereBreaksABatch(long seed) {
        Random random = new Random(seed);
        ChangeRecordGenerator nasty = ChangeRecordGenerator.nasty(seed);
        List<byte[]> records = new ArrayList<>();
        for (int index = 0; index < 80; index++) {
            byte[] json = nasty.json(nasty.next());
            for (int flips = random.nextInt(4); flips > 0; flips--) {
                json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            }
            records.add(json);
        }
        FirehoseEvent event = random.nextBoolean() ? Batches.ofStream(records) : Batches.directPut(records);
        for (int repeats = random.nextInt(5); repeats > 0; repeats--) {
            event.records.add(event.records.get(random.nextInt(event.records.size())));
        }

        Delivery delivery = Delivery.of(event, handler.handleRequest(event, context));

        assertThat(delivery.rows().size() + delivery.failed().size())
                .as("seed %d", seed)
                .isEqualTo(80);
        assertThat(context.lines().get(0)).as("seed %d", seed).doesNotContain("UNEXPECTED");
    }

    private static List<ArchiveRow> sorted(List<ArchiveRow> rows) {
        return rows.stream().sorted(Comparator.comparing(ArchiveRow::eventId)).toList();
    }
}
