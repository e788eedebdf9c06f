package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.doctor.InstalledTools;
import dev.invoicearchive.auditor.doctor.sdk.SdkAccount;
import dev.invoicearchive.auditor.trial.TrialScale;
import dev.invoicearchive.auditor.trial.Waiting;
import dev.invoicearchive.auditor.trial.sdk.SdkTrialCloud;
import dev.invoicearchive.queries.Pauses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** The commands that wait or ask, with everything real; nothing is connected before a command runs. */
final class AwsCommands {
    private static final int NAME_BITS = 32;
    private static final int RADIX = 36;

    private AwsCommands() {}

    static DoctorCommand doctor(Console console) {
        return new DoctorCommand(
                console,
                () -> new SdkAccount(SdkClients.ofEnvironment()),
                new InstalledTools(Path.of(System.getProperty("archive.home", ""))));
    }

    static TrialCommand trial(Console console, Clock clock) {
        return new TrialCommand(
                console,
                () -> {
                    SdkClients clients = SdkClients.ofEnvironment();
                    return new TrialCommand.Site(new SdkAccount(clients), new SdkTrialCloud(clients), clients::close);
                },
                new TrialCommand.Means(
                        new Waiting(clock, Pauses.REAL), AwsCommands::name, AwsCommands::line, TrialScale.ACCOUNT));
    }

    static RestoreCommand restore(Console console, Connections connections, Clock clock) {
        return new RestoreCommand(
                console, connections, new RestoreCommand.Means(clock, Pauses.REAL::pause, AwsCommands::line));
    }

    /** No two trials share a name, so neither takes away what is the other's. */
    private static String name() {
        return "trial-" + new BigInteger(NAME_BITS, new SecureRandom()).toString(RADIX);
    }

    private static String line() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
