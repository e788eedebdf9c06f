package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Progress;
import dev.invoicearchive.auditor.console.Task;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.verify.FolderObjects;
import dev.invoicearchive.lifecycle.verify.Verification;
import dev.invoicearchive.lifecycle.verify.VerifyProgress;
import dev.invoicearchive.lifecycle.verify.VerifyReport;
import dev.invoicearchive.lifecycle.verify.VerifyRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves the archive, or names what is not as its manifests say. */
@Command(
        name = "verify",
        description = "Prove that the archive is as it was sealed: nothing changed, nothing missing, nothing added.",
        footer = {
            "",
            "What a verified archive proves, and what not, stands in docs/manifest.md. A chain cut at its end is found",
            "only with --head; a chain signed anew by a thief of nothing but the bucket only with --public-key."
        })
final class VerifyCommand implements Callable<ExitCode> {
    @Mixin
    private CommonOptions options;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private BucketOption bucketOption;

    @Mixin
    private VerifyOptions verifyOptions;

    private final Console console;
    private final Connections connections;

    VerifyCommand(Console console, Connections connections) {
        this.console = console;
        this.connections = connections;
    }

    @Override
    public ExitCode call() {
        Target target = targetOptions.target();
        VerifyRequest request = verifyOptions.request(target);
        Optional<Path> folder = verifyOptions.offline();
        if (folder.isPresent()) {
            return verify(new FolderObjects(folder.get()), request, folder.get().toString(), ExitCode.ENVIRONMENT);
        }
        String bucket = bucketOption.bucket(target);
        try (Connections.OpenObjects open = connections.objects(options, target, bucket)) {
            return verify(open.objects(), request, "the bucket " + bucket, ExitCode.UNREACHABLE);
        }
    }

    private ExitCode verify(ArchiveObjects objects, VerifyRequest request, String place, ExitCode unreadable) {
        VerifyReport report;
        try (Shown shown = new Shown()) {
            report = Verification.run(objects, request, shown);
            shown.sum();
        } catch (IOException e) {
            throw new CommandFailure(
                    unreadable,
                    "Cannot read " + place + ": " + e.getMessage()
                            + " Nothing is said about the archive. Mend that, and verify again.",
                    e);
        }
        new VerifyPrinter(console, options.form()).print(report);
        return report.isFaultless() && report.head().isPresent() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    /** Progress on standard error; begins when the chain has been walked. */
    private final class Shown implements VerifyProgress, AutoCloseable {
        private static final long NANOS_PER_MILLI = 1_000_000;
        private final long startedAtNanos = System.nanoTime();
        private Progress progress;
        private long bytes;

        @Override
        public synchronized void begin(long objects) {
            if (objects > 0) {
                progress = console.progress(new Task("Verifying", objects, "objects"));
            }
        }

        @Override
        public synchronized void checked(long bytesRead) {
            bytes += bytesRead;
            if (progress != null) {
                progress.note(bytes / 1_000_000 + " MB");
                progress.advance(1);
            }
        }

        private synchronized void sum() {
            close();
            long millis = Math.max(1, (System.nanoTime() - startedAtNanos) / NANOS_PER_MILLI);
            console.remark(
                    "Read " + bytes + " bytes of objects in " + millis + " ms, " + bytes / millis + " kB per second.");
        }

        @Override
        public synchronized void close() {
            if (progress != null) {
                progress.close();
                progress = null;
            }
        }
    }
}
