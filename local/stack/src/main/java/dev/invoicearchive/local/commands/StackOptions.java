package dev.invoicearchive.local.commands;

import dev.invoicearchive.local.runner.LocalStack.Ports;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What may be chosen for a stack that is started. */
final class StackOptions {
    private static final int PORT_MAX = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int athenaPort;
    private int firehosePort;
    private int objectsPort;
    private Optional<LocalDate> firstDay = Optional.empty();

    @Option(
            names = "--athena-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "port of the Athena endpoint (default: a free one)")
    private void useAthenaPort(int port) {
        athenaPort = checked("--athena-port", port);
    }

    @Option(
            names = "--firehose-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "port of the Firehose endpoint (default: a free one)")
    private void useFirehosePort(int port) {
        firehosePort = checked("--firehose-port", port);
    }

    @Option(
            names = "--objects-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "port of the S3 endpoint (default: a free one)")
    private void useObjectsPort(int port) {
        objectsPort = checked("--objects-port", port);
    }

    @Option(
            names = "--first-day",
            paramLabel = "DAY",
            description = "the first UTC day that the archive holds, such as 2009-01-01; an archive that is there may"
                    + " begin earlier than it did, never later (default: ARCHIVE_FIRST_DAY, or 2019-01-01)")
    private void useFirstDay(String day) {
        try {
            firstDay = Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option --first-day: " + day + ", expected a day such as 2009-01-01.",
                    e);
        }
    }

    Ports ports() {
        return new Ports(athenaPort, firehosePort, objectsPort);
    }

    Optional<LocalDate> firstDay() {
        return firstDay;
    }

    /** The same choice in words, for a command line. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("--athena-port", Integer.toString(athenaPort)));
        words.addAll(List.of("--firehose-port", Integer.toString(firehosePort)));
        words.addAll(List.of("--objects-port", Integer.toString(objectsPort)));
        firstDay.ifPresent(day -> words.addAll(List.of("--first-day", day.toString())));
        return words;
    }

    private int checked(String option, int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option " + option + ": " + port + ", expected 0 to " + PORT_MAX + ".");
        }
        return port;
    }
}
