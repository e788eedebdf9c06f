package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.OutputForm;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class CommonOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:ARCHIVE_DATA:-.archive}",
            description = "folder of the local archive (default: $ARCHIVE_DATA, or .archive in the current folder)")
    private Path data;

    @Option(names = "--json", description = "write JSON, one object on each line")
    private boolean json;

    @Option(names = "--debug", description = "show where an error came from")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    private boolean version;

    /** The local archive's folder, absolute; it need not exist. */
    public Path data() {
        return data.toAbsolutePath().normalize();
    }

    /** How results are to be written. */
    public OutputForm form() {
        return json ? OutputForm.JSON : OutputForm.TABLE;
    }

    /** Whether results are wanted as JSON. */
    public boolean json() {
        return json;
    }

    /** Whether traces are wanted. */
    public boolean debug() {
        return debug;
    }
}
