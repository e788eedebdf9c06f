package dev.invoicearchive.auditor;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the parser's complaints into the words that all errors of the archive use. */
final class UsageMessage {
    private static final int TYPING_ERRORS_MAX = 2;

    private UsageMessage() {}

    static String of(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        String name = "./" + command.qualifiedName();
        return words(failure, command, name) + " See: " + name + " --help";
    }

    private static String words(ParameterException failure, CommandSpec command, String name) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command, name);
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return "Missing argument of " + name + ": found none, expected "
                    + missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(", ")) + ".";
        }
        if (failure.getArgSpec() instanceof OptionSpec option && failure.getValue() != null) {
            return "Invalid value of " + option.longestName() + ": " + failure.getValue() + ", expected "
                    + option.paramLabel() + ".";
        }
        String message = failure.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandSpec command, String name) {
        String found = failure.getUnmatched().get(0);
        String kind = failure.isUnknownOption() ? "option" : "argument";
        String place = failure.isUnknownOption() && command.parent() == null && found.startsWith("--")
                ? " before the command: "
                : ": ";
        return "Invalid " + kind + place + found + ", expected one that " + name + " knows."
                + closest(found, command)
                        .map(known -> " Did you mean " + known + "?")
                        .orElse("");
    }

    private static Optional<String> closest(String found, CommandSpec command) {
        Stream<String> known = found.startsWith("-")
                ? command.optionsMap().keySet().stream().filter(name -> name.startsWith("--"))
                : command.subcommands().keySet().stream();
        return known.filter(name -> distance(found, name) <= TYPING_ERRORS_MAX)
                .min(Comparator.comparingInt(name -> distance(found, name)));
    }

    /** How many letters must be changed, added or left out to come from one word to the other. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(previous[column - 1] + change, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
