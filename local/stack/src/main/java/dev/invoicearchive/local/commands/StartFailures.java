package dev.invoicearchive.local.commands;

import dev.invoicearchive.auditor.CommandFailure;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.DirectoryLock.DirectoryInUseException;
import dev.invoicearchive.local.runner.LocalStack.Ports;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** Puts what can go wrong at a start into one line that its reader can act on. */
final class StartFailures {
    private StartFailures() {}

    /**
     * Makes sure that the data directory can be written, before anything is started on it.
     *
     * @throws CommandFailure if it cannot
     */
    static void checkWritable(DataDirectory data) {
        try {
            Files.createDirectories(data.root());
            Path probe = Files.createTempFile(data.root(), ".probe", "");
            Files.write(probe, new byte[4096]);
            Files.delete(probe);
        } catch (IOException e) {
            throw failure(e, data, Ports.FREE);
        }
    }

    /** The failure in the words of the command line. */
    static CommandFailure failure(Exception fault, DataDirectory data, Ports ports) {
        if (fault instanceof DirectoryInUseException || fault instanceof TimeoutException) {
            return new CommandFailure(ExitCode.ENVIRONMENT, fault.getMessage(), fault);
        }
        if (fault instanceof BindException) {
            return new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot listen on port " + ports.chosen()
                            + ": it is taken, expected a free one. Choose another with"
                            + " --athena-port, --firehose-port or --objects-port, or leave the option out.",
                    fault);
        }
        if (fault instanceof FileSystemException problem) {
            return new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot use data directory " + data.root() + ": " + reason(problem) + ", expected a folder that"
                            + " this user can write to. Mend that, or choose another with --data.",
                    fault);
        }
        String message = String.valueOf(fault.getMessage());
        return new CommandFailure(
                ExitCode.ENVIRONMENT,
                "Cannot run the local stack on " + data.root() + ": " + message + (message.endsWith(".") ? "" : ".")
                        + " Mend that and start again with ./archive up; what was written is not lost.",
                fault);
    }

    private static String reason(FileSystemException problem) {
        if (problem instanceof AccessDeniedException) {
            return "access to " + problem.getFile() + " is denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return problem.getFile() + " is a file";
        }
        return problem.getFile() + ": " + (problem.getReason() == null ? "cannot be used" : problem.getReason());
    }
}
