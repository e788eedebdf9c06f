package dev.invoicearchive.lifecycle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.integrity.VersionedObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is altered is found, and named. */
class TamperTableTest {
    @TempDir
    private Path folder;

    private SealedArchive archive;

    @BeforeEach
    void makeArchive() throws IOException {
        archive = SealedArchive.of(23, folder);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("Each alteration is found by name, at the level that promises it and at every higher one")
    void itIsFoundAndNamed(Tamper tamper) throws IOException {
        VerifyRequest kept = archive.request(VerifyLevel.FULL);

        Tamper.Expected expected = tamper.plant(archive);

        for (VerifyLevel level : VerifyLevel.values()) {
            VerifyRequest request = new VerifyRequest(
                    level, kept.from(), kept.to(), kept.publicKey(), kept.keptHead(), kept.lock(), kept.threads());
            VerifyReport report = Verification.run(archive.objects(), request, VerifyProgress.NONE);
            if (level.compareTo(tamper.level()) >= 0) {
                assertThat(report.faults())
                        .as("level %s", level)
                        .anyMatch(fault -> fault.kind() == expected.kind()
                                && fault.object().startsWith(expected.object()));
            }
        }
    }

    @Test
    @DisplayName("One bit anywhere in any object that a manifest names, or in a manifest or signature, is found")
    void aRandomBitIsFound() throws IOException {
        flipBits(60);
    }

    @Test
    @Tag("proof")
    @DisplayName("One bit anywhere in any object that a manifest names, or in a manifest or signature, is always found")
    void aRandomBitIsAlwaysFound() throws IOException {
        flipBits(3_000);
    }

    private void flipBits(int rounds) throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> keys = keysThatAreProven();
        for (int round = 0; round < rounds; round++) {
            String key = keys.get(random.nextInt(keys.size()));
            byte[] content = archive.objects().content(key);
            int bit = random.nextInt(content.length * 8);
            archive.objects().alter(key, bytes -> flipped(bytes, bit));

            assertThat(archive.verify(VerifyLevel.FULL).faults())
                    .as("seed %d: bit %d of %s", seed, bit, key)
                    .isNotEmpty();

            archive.objects().alter(key, bytes -> flipped(bytes, bit));
        }
        assertThat(archive.verify(VerifyLevel.FULL).faults())
                .as("seed %d", seed)
                .isEmpty();
    }

    @Test
    @DisplayName("The same alterations of a copied folder are found without versions and locks, object by object")
    void aCopiedFolderIsVerifiedAsStrictly() throws IOException {
        Path copy = folder.resolve("copy");
        archive.objects().forEach((key, content) -> {
            Files.createDirectories(copy.resolve(key).getParent());
            Files.write(copy.resolve(key), content);
        });
        List<String> keys = keysThatAreProven();
        for (int index = 0; index < keys.size(); index += 3) {
            String key = keys.get(index);
            byte[] content = Files.readAllBytes(copy.resolve(key));
            Files.write(copy.resolve(key), Plants.oneBit(content.clone()));
            assertThat(offline(copy)).as("altered %s", key).isNotEmpty();
            Files.delete(copy.resolve(key));
            assertThat(offline(copy)).as("deleted %s", key).isNotEmpty();
            Files.write(copy.resolve(key), content);
        }
        assertThat(offline(copy)).isEmpty();
    }

    @Test
    @DisplayName("A late object that the pipeline delivered is a leftover, not a fault")
    void aLateObjectIsNoFault() throws IOException {
        VersionedObjects objects = archive.objects();
        objects.setTime(archive.head().manifest().createdAt().plusSeconds(60));
        archive.source(SealedArchive.LAST.plusDays(2), List.of(archive.late()), new byte[0]);
        String key = archive.deliver(
                        SealedArchive.FIRST, 7, List.of(archive.row(archive.late(), SealedArchive.LAST.plusDays(2), 1)))
                .key();

        VerifyReport report = archive.verify(VerifyLevel.FULL);

        assertThat(report.faults()).isEmpty();
        assertThat(report.leftovers()).anyMatch(leftover -> leftover.object().equals(key));
    }

    private List<String> keysThatAreProven() {
        List<String> keys = new ArrayList<>();
        for (String key : archive.objects().keys("")) {
            boolean open = ObjectDays.day(key)
                    .filter(day -> day.isAfter(SealedArchive.LAST))
                    .isPresent();
            boolean derived = key.startsWith("rollup/days/");
            boolean leftover = key.equals("manifests/00000002-ffffffffffffffff.sig");
            if (!open && !derived && !leftover) {
                keys.add(key);
            }
        }
        assertThat(keys).hasSizeGreaterThan(25).contains(ManifestKeys.manifest(1));
        return keys;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    private List<Fault> offline(Path copy) throws IOException {
        VerifyRequest request = archive.request(VerifyLevel.FULL);
        VerifyRequest offline = new VerifyRequest(
                request.level(),
                request.from(),
                request.to(),
                request.publicKey(),
                request.keptHead(),
                Optional.empty(),
                request.threads());
        return Verification.run(new FolderObjects(copy), offline, VerifyProgress.NONE)
                .faults();
    }
}
