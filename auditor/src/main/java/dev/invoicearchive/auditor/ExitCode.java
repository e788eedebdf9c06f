package dev.invoicearchive.auditor;

/** What a finished command tells the shell. */
public enum ExitCode {
    /** Done, and nothing to report. */
    OK(0, "done"),
    /** The command ran and found something wrong, or what was asked for is not there. */
    FINDINGS(1, "findings, or what was asked for is not there"),
    /** The command line itself was wrong. */
    USAGE(2, "wrong option or argument"),
    /** Nothing answers where the archive was expected. */
    UNREACHABLE(3, "the local stack does not run, or AWS cannot be reached"),
    /** This machine lacks something: Java version, a tool, a free port, a usable data folder. */
    ENVIRONMENT(4, "Java version, missing tool, port taken, data folder unusable or in use"),
    /** The engine refused the SQL. */
    SQL(5, "the SQL was refused"),
    /** A fault of the program. */
    INTERNAL(70, "a fault of this program");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The process exit code. */
    public int number() {
        return number;
    }

    /** One line for the help text. */
    public String meaning() {
        return meaning;
    }
}
