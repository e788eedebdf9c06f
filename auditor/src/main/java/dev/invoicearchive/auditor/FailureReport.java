package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place that prints errors: the user's own in one line, the program's with a trace that can be sent in. */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;

    FailureReport(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        console.error(UsageMessage.of(failure));
        return ExitCode.USAGE.number();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        console.output().flush();
        boolean debug = command.getParseResult().hasMatchedOption("--debug");
        if (failure instanceof CommandFailure expected) {
            console.error(expected.getMessage());
            if (debug) {
                console.remark(trace(failure));
            }
            return expected.exitCode().number();
        }
        console.error("Internal error: " + failure + "." + (debug ? "" : keepTrace(failure)));
        if (debug) {
            console.remark(trace(failure));
        }
        return ExitCode.INTERNAL.number();
    }

    private static String keepTrace(Exception failure) {
        try {
            Path file = Files.createTempFile("archive-error-", ".log");
            Files.writeString(file, trace(failure), StandardCharsets.UTF_8);
            return " The trace is in " + file + ".";
        } catch (IOException e) {
            return " Run it again with --debug to see the trace.";
        }
    }

    private static String trace(Exception failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
