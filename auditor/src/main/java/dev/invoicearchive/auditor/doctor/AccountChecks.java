package dev.invoicearchive.auditor.doctor;

import java.util.Optional;

/** What an account and this machine need before anything is deployed. */
final class AccountChecks {
    private static final int BOOTSTRAP_MIN = 6;
    private static final int NODE_MIN = 20;
    /** An account that has just been made has ten, which one burst of changes uses up. */
    private static final int CONCURRENT_CALLS_MIN = 100;

    private final Account account;
    private final Tools tools;

    AccountChecks(Account account, Tools tools) {
        this.account = account;
        this.tools = tools;
    }

    void run(Checklist list) {
        machine(list);
        list.check(
                "CDK bootstrap",
                "version " + BOOTSTRAP_MIN + " or later in this account and region",
                "Run: npx cdk bootstrap",
                () -> {
                    String version =
                            account.stacks().stack("CDKToolkit").outputs().getOrDefault("BootstrapVersion", "0");
                    return Seen.of(number(version) >= BOOTSTRAP_MIN, "version " + version);
                });
        list.check(
                "concurrent Lambda calls of the account",
                CONCURRENT_CALLS_MIN + " or more",
                "Ask for more under Service Quotas, Lambda, Concurrent executions.",
                () -> {
                    int calls = account.functions().concurrentCallsMax();
                    return Seen.of(calls >= CONCURRENT_CALLS_MIN, Integer.toString(calls));
                });
        list.check(
                "on-demand Kinesis streams left",
                "1 or more",
                "Ask for more under Service Quotas, Kinesis Data Streams, or remove one.",
                () -> {
                    int left = account.feed().onDemandStreamsLeft();
                    return Seen.of(left > 0, Integer.toString(left));
                });
    }

    private void machine(Checklist list) {
        list.check("Java on this machine", "17 to 23, or 25 and later", "Point JAVA_HOME at one of those.", () -> {
            int version = number(tools.version(Tools.Tool.JAVA).orElse("0"));
            return Seen.of(version >= 17 && version != 24, Integer.toString(version));
        });
        tool(list, Tools.Tool.NODE, "Node on this machine", NODE_MIN, "22 or later (20 works)", "Install Node 22.");
        tool(list, Tools.Tool.CDK, "CDK command line of this project", 2, "version 2", "Run: npm ci");
    }

    private void tool(Checklist list, Tools.Tool tool, String what, int min, String expected, String nextStep) {
        list.check(what, expected, nextStep, () -> {
            Optional<String> version = tools.version(tool);
            return Seen.of(
                    version.filter(text -> number(text) >= min).isPresent(),
                    version.map(String::strip).orElse("missing"));
        });
    }

    /** The first number of a version, such as 22 of {@code v22.1.0}; 0 if there is none. */
    private static int number(String version) {
        String digits = version.replaceFirst("^[^0-9]*", "").replaceFirst("[^0-9].*$", "");
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
    }
}
