package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.lifecycle.integrity.InvalidManifestException;
import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.ManifestStore;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the head of the chain of manifests. */
@Command(
        name = "chain",
        description = "Show the last manifest, to be kept outside the archive.",
        footer = {
            "",
            "Keep the SHA-256 where nobody who may write the archive may write. Later, ./archive verify --head SHA256",
            "finds out whether manifests were taken away or rewritten since."
        })
final class ChainCommand implements Callable<ExitCode> {
    private static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.integer("manifest"),
            ResultColumn.text("sha256"),
            ResultColumn.text("created_at"),
            ResultColumn.text("sealed_through"),
            ResultColumn.text("key_id"));

    @Mixin
    private CommonOptions options;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private BucketOption bucketOption;

    private final Console console;
    private final Connections connections;

    ChainCommand(Console console, Connections connections) {
        this.console = console;
        this.connections = connections;
    }

    @Override
    public ExitCode call() {
        Target target = targetOptions.target();
        String bucket = bucketOption.bucket(target);
        try (Connections.OpenObjects open = connections.objects(options, target, bucket)) {
            SignedManifest head = new ManifestStore(open.objects())
                    .head()
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.FINDINGS,
                            "Missing manifest: the bucket " + bucket
                                    + " has none, expected one. Seal first: ./archive seal"));
            show(head);
            return ExitCode.OK;
        } catch (InvalidManifestException e) {
            throw new CommandFailure(ExitCode.FINDINGS, e.getMessage() + " See: ./archive verify --level chain", e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot read manifests of the bucket " + bucket + ": " + e.getMessage()
                            + " Check its name and the permissions.",
                    e);
        }
    }

    private void show(SignedManifest head) {
        Manifest manifest = head.manifest();
        List<String> values = Arrays.asList(
                Long.toString(manifest.sequence()),
                head.sha256(),
                manifest.createdAt().toString(),
                manifest.sealedThrough().map(LocalDate::toString).orElse(null),
                manifest.key().id());
        if (options.form() == OutputForm.JSON) {
            try (RowWriter rows = console.rows(OutputForm.JSON, COLUMNS)) {
                rows.write(values);
            }
            return;
        }
        // Two hashes side by side are wider than any terminal.
        List<String> labels = List.of("manifest", "SHA-256", "created at", "sealed through", "key id");
        for (int line = 0; line < labels.size(); line++) {
            String value = values.get(line) == null ? "no day" : values.get(line);
            console.line(labels.get(line) + " ".repeat(16 - labels.get(line).length()) + value);
        }
    }
}
