package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that an archived row gives back the change it was made of, whatever the item held. */
class LosslessTest {
    private static final int RECORDS = 2_000;

    private final ChangeRecordParser parser = new ChangeRecordParser();
    private final RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
    private final RowRebuilder rebuilder = new RowRebuilder(ArchiveSettings.DEFAULT);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 2026})
    void nastyRecordsComeBack(long seed) {
        ChangeRecordGenerator generator = ChangeRecordGenerator.nasty(seed);
        for (int index = 0; index < RECORDS; index++) {
            comesBack(generator, generator.next(), "seed " + seed + ", record " + index);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void believableRecordsComeBackWithoutProblems(long seed) {
        ChangeRecordGenerator generator = ChangeRecordGenerator.believable(seed);
        for (int index = 0; index < RECORDS; index++) {
            String where = "seed " + seed + ", record " + index;
            ArchiveRow row = comesBack(generator, generator.next(), where);
            assertThat(row.problems()).as(where).isNull();
        }
    }

    private ArchiveRow comesBack(ChangeRecordGenerator generator, ChangeRecord change, String where) {
        ChangeRecord parsed = parser.parse(generator.json(change));
        assertThat(parsed).as(where).isEqualTo(change);
        ArchiveRow row = mapper.toRow(parsed, ChangeRecordGenerator.ARRIVAL, Origin.STREAM);
        ChangeRecord rebuilt = rebuilder.rebuild(row);
        assertThat(rebuilt.eventId()).as(where).isEqualTo(change.eventId());
        assertThat(rebuilt.eventName()).as(where).isEqualTo(change.eventName());
        assertThat(rebuilt.eventTimeMicros()).as(where).isEqualTo(change.eventTimeMicros());
        assertThat(rebuilt.userIdentity()).as(where).isEqualTo(change.userIdentity());
        assertThat(rebuilt.keys()).as(where).isEqualTo(change.keys());
        assertThat(same(rebuilt.newImage(), change.newImage())).as(where).isTrue();
        assertThat(same(rebuilt.oldImage(), change.oldImage())).as(where).isTrue();
        return row;
    }

    private static boolean same(Optional<Item> one, Optional<Item> other) {
        return Arrays.equals(
                one.map(CanonicalForm::of).orElse(null),
                other.map(CanonicalForm::of).orElse(null));
    }
}
