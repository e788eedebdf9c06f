package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that the test kit gives what it promises, since every other test builds on it. */
class ChangeRecordGeneratorTest {

    @Test
    void oneSeedGivesOneSequence() {
        assertThat(ChangeRecordGenerator.nasty(1).next(100))
                .isEqualTo(ChangeRecordGenerator.nasty(1).next(100));
        assertThat(new ChangeRecordGenerator(1).next(100))
                .isEqualTo(ChangeRecordGenerator.believable(1).next(100))
                .isNotEqualTo(ChangeRecordGenerator.believable(2).next(100));
    }

    @Test
    void believableHistoryIsContinuousAndInOrder() {
        Map<Item, Item> table = new HashMap<>();
        long time = Changes.micros(ChangeRecordGenerator.START);
        Set<String> ids = new HashSet<>();
        for (ChangeRecord change : new ChangeRecordGenerator(3).next(5_000)) {
            Optional<Item> before = Optional.ofNullable(table.get(change.keys()));
            assertThat(change.oldImage()).isEqualTo(before);
            assertThat(change.newImage()).isNotEqualTo(before);
            assertThat(change.eventTimeMicros().orElseThrow()).isGreaterThan(time);
            assertThat(ids.add(change.eventId())).isTrue();
            time = change.eventTimeMicros().orElseThrow();
            change.newImage()
                    .ifPresentOrElse(item -> table.put(change.keys(), item), () -> table.remove(change.keys()));
        }
        assertThat(time).isLessThan(Changes.micros(ChangeRecordGenerator.ARRIVAL));
    }

    @Test
    void believableHistoryHasEveryKindOfChange() {
        Map<String, Long> kinds = new ChangeRecordGenerator(4)
                .next(2_000).stream()
                        .collect(Collectors.groupingBy(
                                change -> change.eventName() + " "
                                        + RemovedBy.of(change.userIdentity()).word(),
                                Collectors.counting()));
        assertThat(kinds).containsOnlyKeys("INSERT user", "MODIFY user", "REMOVE user", "REMOVE ttl");
        assertThat(kinds.values()).allMatch(count -> count > 20);
    }

    @Test
    void nastyRecordsHaveEveryOddity() {
        List<ChangeRecord> changes = ChangeRecordGenerator.nasty(5).next(1_000);
        Set<Class<?>> types = changes.stream()
                .flatMap(change -> Stream.concat(change.newImage().stream(), change.oldImage().stream()))
                .flatMap(image -> image.attributes().values().stream())
                .map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(types).containsExactlyInAnyOrder(AttributeValue.class.getPermittedSubclasses());
        assertThat(changes).anyMatch(change -> change.eventTimeMicros().isEmpty());
        assertThat(changes.stream().map(ChangeRecord::eventName).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(EventName.class));
        assertThat(changes.stream()
                        .map(change -> RemovedBy.of(change.userIdentity()))
                        .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(RemovedBy.class));
    }
}
