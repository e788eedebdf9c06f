package dev.invoicearchive.auditor.doctor;

import java.util.List;

/** Both functions, and what reads the table's stream for the totals. */
final class FunctionChecks {
    private static final int STREAM_SECONDS = 24 * 60 * 60;
    private static final String PUBLISHED = "[0-9]+";

    private final Account account;
    private final Deployment deployment;
    private final Once<Functions.Reader> reader;

    FunctionChecks(Account account, Deployment deployment, Once<Functions.Reader> reader) {
        this.account = account;
        this.deployment = deployment;
        this.reader = reader;
    }

    void run(Checklist list) {
        for (String function : List.of(deployment.name() + "-transform", deployment.name() + "-totals")) {
            list.check(
                    "alias " + Deployment.ALIAS + " of " + function,
                    "a published version, which no upload changes",
                    "Point it at one: aws lambda update-alias --function-name " + function,
                    () -> {
                        String version = account.functions().version(function, Deployment.ALIAS);
                        return Seen.of(version.matches(PUBLISHED), "version " + version);
                    });
            list.equal(
                    "function " + function, "Active, Successful", "See its last update in the Lambda console.", () -> {
                        Functions.Function state = account.functions().function(function, Deployment.ALIAS);
                        return state.state() + ", " + state.lastUpdate();
                    });
        }
        source(list);
    }

    private void source(Checklist list) {
        String deploy = "Deploy again, so that it is as the template says.";
        list.equal(
                "reader of the totals", "Enabled", "Enable it within a day, or the stream forgets.", () -> reader.get()
                        .state());
        list.check("failed batches of the totals", "only the failed tail again, halved, then the queue", deploy, () -> {
            Functions.Reader it = reader.get();
            boolean good = it.bisects() && it.reportsItems() && it.onFailure().contains(":sqs:");
            return Seen.of(
                    good,
                    (it.reportsItems() ? "only the failed tail again, " : "the whole batch again, ")
                            + (it.bisects() ? "halved, " : "not halved, ")
                            + (it.onFailure().isEmpty() ? "then nowhere" : "then " + it.onFailure()));
        });
        list.check(
                "the totals give a batch up",
                "after a number of tries, and before the stream forgets it after " + STREAM_SECONDS + " s",
                deploy,
                () -> {
                    Functions.Reader it = reader.get();
                    boolean good = it.retriesMax() > 0 && it.ageSecondsMax() > 0 && it.ageSecondsMax() < STREAM_SECONDS;
                    return Seen.of(good, "after " + it.retriesMax() + " tries or " + it.ageSecondsMax() + " s");
                });
    }
}
