package dev.invoicearchive.lifecycle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.integrity.Leftover;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.lifecycle.retention.hold.HoldRun;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import dev.invoicearchive.lifecycle.seal.DayRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An archive that nobody touched has no fault, at any level, in its bucket and as a copied folder. */
class UntouchedArchiveTest {
    @TempDir
    private Path folder;

    private SealedArchive archive;

    @BeforeEach
    void makeArchive() throws IOException {
        archive = SealedArchive.of(11, folder);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsFoundInAnUntouchedArchive(VerifyLevel level) throws IOException {
        VerifyReport report = archive.verify(level);

        assertThat(report.faults()).isEmpty();
        assertThat(report.keyFromArchive()).isFalse();
        assertThat(report.head().orElseThrow().sealedThrough()).contains(SealedArchive.LAST);
        assertThat(report.leftovers())
                .contains(new Leftover("manifests/00000002-ffffffffffffffff.sig", "signature of a sealer that lost"));
        assertThat(report.counts().values())
                .allSatisfy(counts -> assertThat(counts.valid()).isEqualTo(counts.objects()));
    }

    @Test
    @DisplayName(
            "Legal holds are no fault; an entry of their register that is put again, and another object there, are")
    void legalHoldsAreNoFault() throws IOException {
        HoldRegister register = new HoldRegister(archive.objects(), RetentionMode.GOVERNANCE, Period.ofYears(7));
        Scope scope = new Scope(EnumSet.allOf(ArchiveZone.class), new DayRange(SealedArchive.LAST, SealedArchive.LAST));
        new HoldRun(archive.objects(), register, Clock.systemUTC(), 1, versions -> {})
                .add(new HoldRun.Request("A", "J. Doe", "claim", scope));
        assertThat(register.read().open()).hasSize(1);
        assertThat(archive.verify(VerifyLevel.FULL).faults()).isEmpty();

        archive.objects().put("holds/00000001.json", new byte[3]);
        archive.objects().put("holds/other", new byte[3]);

        assertThat(archive.verify(VerifyLevel.FULL).faults())
                .extracting(fault -> fault.kind() + " " + fault.object())
                .containsExactlyInAnyOrder("VERSIONS holds/00000001.json", "UNKNOWN holds/other");
    }

    @Test
    @DisplayName("The highest level reads everything: every sealed row, every source event, every object")
    void theHighestLevelReadsEverything() throws IOException {
        VerifyReport report = archive.verify(VerifyLevel.FULL);

        assertThat(report.rows()).isEqualTo(3 * SealedArchive.ROWS_A_DAY + 2);
        assertThat(report.sourceEvents()).isEqualTo(3 * (SealedArchive.ROWS_A_DAY + 2) + 2);
        assertThat(report.counts().keySet()).containsExactlyInAnyOrder(Zone.values());
        long named = report.counts().values().stream()
                .mapToLong(VerifyReport.Counts::objects)
                .sum();
        long leftovers = report.leftovers().size();
        assertThat(named + report.openObjects() + leftovers + 1)
                .as("with the table of days, which is derived")
                .isEqualTo(archive.objects().keys("").size());
        assertThat(report.notChecked()).isEmpty();
    }

    @Test
    @DisplayName("A copied folder is verified without versions and locks, and says so")
    void aCopiedFolderIsVerified() throws IOException {
        Path copy = folder.resolve("copy");
        archive.objects().forEach((key, content) -> {
            Files.createDirectories(copy.resolve(key).getParent());
            Files.write(copy.resolve(key), content);
        });
        VerifyRequest request = new VerifyRequest(
                VerifyLevel.FULL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(archive.publicKey()),
                Optional.of(archive.head().sha256()),
                Optional.empty(),
                2);

        VerifyReport report = Verification.run(new FolderObjects(copy), request, VerifyProgress.NONE);

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(3 * SealedArchive.ROWS_A_DAY + 2);
        assertThat(report.notChecked()).containsExactly("versions and locks: not checked (offline)");
    }

    @Test
    @DisplayName("A cold object is counted as not checked, never as valid, and nothing is concluded from it")
    void aColdObjectIsNotChecked() throws IOException {
        String cold = archive.day(SealedArchive.FIRST).source.get(0).key();
        String coldErrors = archive.day(SealedArchive.FIRST).errors.get(0).key();
        archive.objects().move(cold, StorageClass.DEEP_ARCHIVE);
        archive.objects().move(coldErrors, StorageClass.DEEP_ARCHIVE);

        VerifyReport report = archive.verify(VerifyLevel.FULL);

        assertThat(report.faults()).isEmpty();
        assertThat(report.counts().get(Zone.SOURCE).cold()).isEqualTo(1);
        assertThat(report.counts().get(Zone.ERRORS).cold()).isEqualTo(1);
        assertThat(report.counts().get(Zone.SOURCE).valid())
                .isEqualTo(report.counts().get(Zone.SOURCE).objects() - 1);
        assertThat(report.notChecked())
                .singleElement()
                .asString()
                .contains(archive.day(SealedArchive.FIRST).source.get(1).key());
    }

    @Test
    @DisplayName("A few days alone can be verified, with the sources of the day after them")
    void aRangeIsVerified() throws IOException {
        VerifyRequest whole = archive.request(VerifyLevel.FULL);
        VerifyRequest range = new VerifyRequest(
                whole.level(),
                Optional.of(SealedArchive.FIRST.plusDays(1)),
                Optional.of(SealedArchive.FIRST.plusDays(1)),
                whole.publicKey(),
                whole.keptHead(),
                whole.lock(),
                whole.threads());

        VerifyReport report = Verification.run(archive.objects(), range, VerifyProgress.NONE);

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(SealedArchive.ROWS_A_DAY);
        assertThat(report.sourceEvents()).isEqualTo(SealedArchive.ROWS_A_DAY + 2);
        assertThat(report.notChecked()).isNotEmpty();
    }

    @Test
    @DisplayName("Without a key that was kept elsewhere the report says that the archive's own was taken")
    void theKeyMayComeFromTheArchive() throws IOException {
        VerifyRequest request = archive.request(VerifyLevel.CHAIN);
        VerifyRequest without = new VerifyRequest(
                request.level(),
                request.from(),
                request.to(),
                Optional.empty(),
                Optional.empty(),
                request.lock(),
                request.threads());

        VerifyReport report = Verification.run(archive.objects(), without, VerifyProgress.NONE);

        assertThat(report.faults()).isEmpty();
        assertThat(report.keyFromArchive()).isTrue();
    }
}
