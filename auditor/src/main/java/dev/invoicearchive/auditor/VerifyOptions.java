package dev.invoicearchive.auditor;

import dev.invoicearchive.lifecycle.integrity.PublicKeyFile;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.verify.VerifyLevel;
import dev.invoicearchive.lifecycle.verify.VerifyRequest;
import dev.invoicearchive.lifecycle.verify.VerifyRequest.ExpectedLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is to be verified, as the command line says it. */
final class VerifyOptions {
    private static final int THREADS = 2;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "DAY", description = "check objects of this UTC day and later days only")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DAY", description = "check objects of this UTC day and earlier days only")
    private Optional<LocalDate> to = Optional.empty();

    @Option(
            names = "--level",
            paramLabel = "chain|sealed|full",
            defaultValue = "sealed",
            description = "how much is read: manifests; sealed rows and roll-ups too; everything (default: sealed)")
    private VerifyLevel level;

    @Option(
            names = "--head",
            paramLabel = "SHA256",
            description = "a head that ./archive chain once showed; it must be in the chain")
    private Optional<String> head = Optional.empty();

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description =
                    "the first manifest's public key, kept elsewhere (PEM); without it the archive's own is taken")
    private Optional<Path> publicKey = Optional.empty();

    @Option(
            names = "--offline",
            paramLabel = "DIR",
            description = "verify a copy of the bucket in this folder; needs no network and no stack")
    private Optional<Path> offline = Optional.empty();

    @Option(
            names = "--retention-years",
            paramLabel = "YEARS",
            description = "how long objects must be locked from their creation (default: as the rules say)")
    private Optional<Integer> retentionYears = Optional.empty();

    @Option(
            names = "--retention-mode",
            paramLabel = "governance|compliance",
            defaultValue = "governance",
            description = "how strong locks must be at least (default: governance)")
    private RetentionMode retentionMode;

    /** The copied folder, if there is one. */
    Optional<Path> offline() {
        return offline.map(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new CommandFailure(
                        ExitCode.ENVIRONMENT,
                        "Cannot read " + folder + ": no folder, expected a copy of the bucket. Check the path.");
            }
            return folder;
        });
    }

    /**
     * The request.
     *
     * @throws ParameterException if options contradict each other
     * @throws CommandFailure if the key cannot be read
     */
    VerifyRequest request(Target target) {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw invalid("--from " + from.get() + " and --to " + to.get(), "--from at or before --to");
        }
        if (head.isPresent() && !Sha256.isText(head.get().toLowerCase(Locale.ROOT))) {
            throw invalid("--head " + head.get(), "the 64 hexadecimal digits that ./archive chain shows");
        }
        if (offline.isPresent() && target == Target.AWS) {
            throw invalid("--offline and --target aws", "one of them");
        }
        return new VerifyRequest(
                level,
                from,
                to,
                publicKey.map(VerifyOptions::read),
                head.map(text -> text.toLowerCase(Locale.ROOT)),
                offline.isPresent() ? Optional.empty() : Optional.of(lock()),
                THREADS);
    }

    private ExpectedLock lock() {
        int years = retentionYears.orElse(RetentionRulesFile.shipped().retentionYears());
        if (years < 1) {
            throw invalid("--retention-years " + years, "1 or more");
        }
        return new ExpectedLock(years, retentionMode);
    }

    private ParameterException invalid(String found, String expected) {
        return new ParameterException(spec.commandLine(), "Invalid options: " + found + ", expected " + expected + ".");
    }

    private static byte[] read(Path file) {
        try {
            return PublicKeyFile.read(file);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read the public key " + file + ": " + e.getMessage()
                            + (Files.exists(file) ? "" : ", expected a PEM file. Check the path."),
                    e);
        }
    }
}
