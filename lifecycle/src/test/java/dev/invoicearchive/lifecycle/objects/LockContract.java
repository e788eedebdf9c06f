package dev.invoicearchive.lifecycle.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what every bucket behind the port promises of locks and of cold classes. */
public abstract class LockContract extends BucketUnderTest {
    @Test
    @DisplayName("a version is protected from its first moment, and what protects it can be set later")
    void protects() throws IOException {
        assumeAble(Ability.LOCKS_AT_PUT);
        Retention retention = retention(RetentionMode.GOVERNANCE, 10);
        ObjectVersion version = objects()
                .putIfAbsent(key("locked"), bytes("one"), new Protection(Optional.of(retention), true))
                .orElseThrow();
        ObjectVersion open = objects().put(key("open"), bytes("two"));

        assertThat(objects().protection(version)).isEqualTo(new Protection(Optional.of(retention), true));
        assertThat(objects().protection(open)).isEqualTo(Protection.NONE);
        objects().hold(version, false);
        objects().hold(open, true);
        Retention longer = retention(RetentionMode.GOVERNANCE, 20);
        objects().retain(version, longer);
        objects().retain(version, longer);
        objects().retain(open, retention);
        assertThat(objects().protection(version)).isEqualTo(new Protection(Optional.of(longer), false));
        assertThat(objects().protection(open)).isEqualTo(new Protection(Optional.of(retention), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOVERNANCE", "COMPLIANCE"})
    @DisplayName("retention and hold of a version are what was set last")
    void keepsWhatWasSet(RetentionMode mode) throws IOException {
        ObjectVersion version = objects().put(key("set"), bytes("one"));
        objects().retain(version, retention(mode, 10));
        objects().hold(version, true);
        objects().retain(version, retention(mode, 11));

        assertThat(objects().protection(version)).isEqualTo(new Protection(Optional.of(retention(mode, 11)), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOVERNANCE", "COMPLIANCE"})
    @DisplayName("a retention is lengthened, never shortened, and its mode stays")
    void neverShortens(RetentionMode mode) throws IOException {
        assumeAble(Ability.ENFORCES_RETENTION);
        RetentionMode other = mode == RetentionMode.GOVERNANCE ? RetentionMode.COMPLIANCE : RetentionMode.GOVERNANCE;
        ObjectVersion version = objects().put(key("kept"), bytes(SECRET));
        objects().retain(version, retention(mode, 10));

        assertRefused(version, retention(mode, 9));
        assertRefused(version, retention(other, 10));
        assertRefused(version, retention(other, 11));
        assertThat(objects().protection(version).retention()).contains(retention(mode, 10));
        objects().retain(version, retention(mode, 11));
        assertThat(objects().protection(version).retention()).contains(retention(mode, 11));
    }

    @Test
    @DisplayName("a retention that has ended already is refused")
    void refusesAPastRetention() throws IOException {
        assumeAble(Ability.ENFORCES_RETENTION);
        ObjectVersion version = objects().put(key("late"), bytes(SECRET));
        assertRefused(version, retention(RetentionMode.GOVERNANCE, -1));
        assertThat(objects().protection(version)).isEqualTo(Protection.NONE);
    }

    @Test
    @DisplayName("a copy is locked from its first moment")
    void locksACopy() throws IOException {
        assumeAble(Ability.LOCKS_AT_PUT);
        String source = prefix() + "work/locked";
        putElsewhere(source, bytes("sealed"));
        Protection protection = new Protection(Optional.of(retention(RetentionMode.GOVERNANCE, 10)), true);
        Optional<ObjectVersion> copy =
                objects().copyIfAbsent(otherBucket(), source, key("copy"), sha256("sealed"), protection);

        assertThat(objects().protection(copy.orElseThrow())).isEqualTo(protection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GLACIER", "DEEP_ARCHIVE"})
    @DisplayName("a cold version is read only after it was restored, and for as long as was asked")
    void readsColdOnlyWhenRestored(StorageClass cold) throws IOException, InterruptedException {
        assumeAble(Ability.COLD_CLASSES);
        ObjectVersion version = objects().put(key("cold"), bytes(SECRET));
        move(version, cold);

        assertThat(list().get(0).storageClass()).isEqualTo(cold);
        assertThat(objects().find(key("cold")).orElseThrow().storageClass()).isEqualTo(cold);
        assertThatThrownBy(() -> text(version))
                .isInstanceOf(ColdObjectException.class)
                .hasMessageContaining(key("cold"));
        assertThat(objects().restoreState(version).stage()).isEqualTo(Stage.COLD);
        objects().restore(version, 3, RetrievalTier.STANDARD);
        objects().restore(version, 3, RetrievalTier.STANDARD);
        assertThat(objects().restoreState(version).stage()).isEqualTo(Stage.IN_PROGRESS);
        assertThatThrownBy(() -> text(version)).isInstanceOf(ColdObjectException.class);
        pass(Duration.ofHours(12));
        RestoreState restored = objects().restoreState(version);
        assertThat(restored.stage()).isEqualTo(Stage.RESTORED);
        assertThat(restored.readableUntil().orElseThrow())
                .isBetween(now().plus(Duration.ofDays(2)), now().plus(Duration.ofDays(4)));
        assertThat(text(version)).isEqualTo(SECRET);
        objects().restore(version, 10, RetrievalTier.STANDARD);
        pass(Duration.ofDays(8));
        assertThat(text(version)).isEqualTo(SECRET);
        pass(Duration.ofDays(4));
        assertThat(objects().restoreState(version).stage()).isEqualTo(Stage.COLD);
        assertThatThrownBy(() -> text(version)).isInstanceOf(ColdObjectException.class);
    }

    @Test
    @DisplayName("refuses a tier that the class does not know, and to restore what is not cold")
    void refusesAnUnknownTier() throws IOException {
        assumeAble(Ability.COLD_CLASSES);
        ObjectVersion deep = objects().put(key("deep"), bytes(SECRET));
        ObjectVersion warm = objects().put(key("warm"), bytes(SECRET));
        move(deep, StorageClass.DEEP_ARCHIVE);

        assertThatThrownBy(() -> objects().restore(deep, 1, RetrievalTier.EXPEDITED))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(key("deep"));
        assertThatThrownBy(() -> objects().restore(warm, 1, RetrievalTier.STANDARD))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(key("warm"));
        assertThat(objects().restoreState(deep).stage()).isEqualTo(Stage.COLD);
    }

    private void assertRefused(ObjectVersion version, Retention retention) {
        assertThatThrownBy(() -> objects().retain(version, retention))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(version.key())
                .hasMessageNotContaining(SECRET);
    }
}
