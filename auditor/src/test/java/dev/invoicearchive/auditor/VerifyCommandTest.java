package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import dev.invoicearchive.lifecycle.integrity.VersionedObjects;
import dev.invoicearchive.lifecycle.verify.SealedArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verify and the chain command say what is wrong, one line each, and tell it by their exit codes. */
class VerifyCommandTest {
    private static final String SEALED = SealedArchive.sealedKey(SealedArchive.FIRST, 1);

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();
    private SealedArchive archive;
    private FakeConnections connections;

    @BeforeEach
    void makeArchive() throws IOException {
        archive = SealedArchive.of(5, folder);
        connections = FakeConnections.withObjects(archive.objects());
    }

    @Test
    @DisplayName("An untouched archive is valid, with exit code 0, a line for each zone and the head")
    void anUntouchedArchiveIsValid() {
        assertThat(verify("--level", "full", "--head", archive.head().sha256(), "--public-key", publicKey()))
                .isZero();

        assertThat(shell.output().lines())
                .anyMatch(line -> line.matches("sealed +4 +4 +0 +0 +0 +[0-9]+"))
                .anyMatch(line -> line.contains("leftover, no fault: signature of a sealer that lost"))
                .last()
                .asString()
                .startsWith("valid; sealed through 2026-11-04, 38 sealed rows read, 44 source events accounted for")
                .endsWith("SHA-256 " + archive.head().sha256() + ".");
        assertThat(shell.errors()).contains("Verifying: ").contains("kB per second");
        assertThat(connections.isClosed()).isTrue();
    }

    @Test
    @DisplayName("A fault is one line with object, outcome, expected and found, and exit code 1")
    void aFaultIsOneLine() {
        archive.objects().alter(SEALED, bytes -> {
            bytes[9] ^= 1;
            return bytes;
        });

        assertThat(verify()).isEqualTo(ExitCode.FINDINGS.number());

        assertThat(shell.output().lines())
                .first()
                .asString()
                .matches(SEALED + "  INVALID: hash value doesn't match: expected SHA-256 [0-9a-f]{64}, found SHA-256"
                        + " [0-9a-f]{64}");
        assertThat(shell.output())
                .contains("The key was taken from the archive itself.")
                .contains("INVALID: 1 fault;");
    }

    @Test
    void jsonIsOneObjectOnEachLine() {
        archive.objects().erase(SEALED);

        assertThat(verify("--json", "--level", "full")).isEqualTo(ExitCode.FINDINGS.number());

        assertThat(shell.output().lines())
                .allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"))
                .anyMatch(line -> line.startsWith("{\"type\":\"fault\",\"object\":\"" + SEALED
                        + "\",\"outcome\":\"INVALID: not found\",\"expected\":\"SHA-256 "))
                .anyMatch(line -> line.startsWith("{\"type\":\"zone\",\"zone\":\"sealed\",\"objects\":4,\"valid\":3,"
                        + "\"invalid\":0,\"not_found\":1,\"not_checked_cold\":0,"))
                .last()
                .asString()
                .startsWith("{\"type\":\"summary\",\"verdict\":\"INVALID\",\"faults\":1,\"manifest\":2,\"sha256\":\""
                        + archive.head().sha256() + "\",\"sealed_through\":\"2026-11-04\"");
    }

    @Test
    @DisplayName("A copied folder needs no stack; what cannot be checked there is said, and never called valid")
    void aCopiedFolderIsVerified() throws IOException {
        Path copy = folder.resolve("copy");
        archive.objects().forEach((key, content) -> {
            Files.createDirectories(copy.resolve(key).getParent());
            Files.write(copy.resolve(key), content);
        });

        assertThat(verify("--offline", copy.toString(), "--public-key", publicKey(), "--level", "full"))
                .isZero();

        assertThat(shell.output()).contains("Not checked: versions and locks: not checked (offline).");
        assertThat(connections.isClosed()).as("never opened").isFalse();
    }

    @Test
    void anArchiveWithoutManifestsIsNotValid() {
        connections = FakeConnections.withObjects(new VersionedObjects(Instant.EPOCH));

        assertThat(verify()).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.output()).contains("INVALID: no valid manifest");
        assertThat(chain()).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.errors())
                .contains("error: Missing manifest: the bucket invoice-archive has none, expected one. Seal first:"
                        + " ./archive seal");
    }

    @Test
    @DisplayName("Options that contradict each other, and files that are none, are refused with the next step")
    void wrongOptionsAreRefused() throws IOException {
        assertThat(verify("--from", "2026-11-05", "--to", "2026-11-01")).isEqualTo(ExitCode.USAGE.number());
        assertThat(verify("--head", "abc")).isEqualTo(ExitCode.USAGE.number());
        assertThat(verify("--offline", "x", "--target", "aws")).isEqualTo(ExitCode.USAGE.number());
        assertThat(verify("--target", "aws")).isEqualTo(ExitCode.USAGE.number());
        assertThat(verify("--retention-years", "0")).isEqualTo(ExitCode.USAGE.number());
        assertThat(verify("--offline", folder.resolve("none").toString())).isEqualTo(ExitCode.ENVIRONMENT.number());
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "no key");
        assertThat(verify("--public-key", wrong.toString())).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(verify("--public-key", folder.resolve("none.pem").toString()))
                .isEqualTo(ExitCode.ENVIRONMENT.number());

        assertThat(shell.errors())
                .contains("Invalid options: --from 2026-11-05 and --to 2026-11-01, expected --from at or before --to.")
                .contains("Invalid options: --head abc, expected the 64 hexadecimal digits that ./archive chain shows.")
                .contains("none: no folder, expected a copy of the bucket. Check the path.")
                .contains("wrong.pem holds none, expected a block BEGIN PUBLIC KEY")
                .doesNotContain("Internal error");
    }

    @Test
    void theHeadIsShownInFullToBeKeptElsewhere() {
        assertThat(chain()).isZero();
        assertThat(shell.output().lines())
                .contains(
                        "manifest        2",
                        "SHA-256         " + archive.head().sha256(),
                        "sealed through  2026-11-04");
    }

    @Test
    void theHeadIsShownAsJson() {
        assertThat(chain("--json")).isZero();
        assertThat(shell.output().strip())
                .startsWith("{\"manifest\":2,\"sha256\":\"" + archive.head().sha256()
                        + "\",\"created_at\":\"2026-11-07T04:00:00Z\",\"sealed_through\":\"2026-11-04\",\"key_id\":\"")
                .hasLineCount(1);
    }

    @Test
    @DisplayName("An altered head is not shown as if it were one")
    void anAlteredHeadIsRefused() {
        archive.objects().alter("manifests/00000002.json", bytes -> {
            bytes[40] ^= 1;
            return bytes;
        });

        assertThat(chain()).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.errors()).contains("manifests/00000002.json").contains("./archive verify --level chain");
    }

    private String publicKey() {
        return FileSigningKey.publicKeyFile(folder.resolve("key.pem")).toString();
    }

    private int verify(String... arguments) {
        return run(new VerifyCommand(shell.console(), connections), arguments);
    }

    private int chain(String... arguments) {
        return run(new ChainCommand(shell.console(), connections), arguments);
    }

    private int run(Object command, String... arguments) {
        return ArchiveCommand.configured(new CommandLine(command), shell.console())
                .execute(arguments);
    }
}
