package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.model.ArchiveSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks at an account, before or after a deployment. It reads only. */
public final class Doctor {
    private static final Pattern FINISHED = Pattern.compile("(CREATE|UPDATE|IMPORT)_COMPLETE");

    private final Account account;
    private final Wanted wanted;
    private final Checklist list;

    /** @param findings told each line as it comes */
    public Doctor(Account account, Wanted wanted, Consumer<Finding> findings) {
        this.account = account;
        this.wanted = wanted;
        this.list = new Checklist(findings);
    }

    /** Whether AWS failed to answer something, so that the result says less than it seems. */
    public boolean unanswered() {
        return list.unanswered();
    }

    /**
     * Looks at what a deployment needs.
     *
     * @throws NoAnswerException if AWS cannot be reached at all
     */
    public void before(Tools tools) {
        identity();
        new AccountChecks(account, tools).run(list);
        wanted.existingTable().ifPresent(arn -> {
            new TableChecks(account, arn, wanted.archiveSettings().attributes()).before(list);
        });
    }

    /**
     * Looks at what was deployed.
     *
     * @throws NoAnswerException if AWS cannot be reached at all
     */
    public void after() {
        Caller.Identity identity = identity();
        Deployment deployment = new Deployment(wanted.deployment(), identity, account.stacks());
        for (String stack : List.of("-data", "-pipeline", "-observe")) {
            stack(wanted.deployment() + stack);
        }
        if (isKnown(deployment)) {
            environment(deployment);
            look(deployment);
        }
    }

    /** Who looks, and where; without that nothing else means anything. */
    private Caller.Identity identity() {
        Caller.Identity identity = account.caller().identity();
        list.check(
                "caller",
                "the account that you mean",
                "Set AWS_PROFILE and AWS_REGION.",
                () -> Seen.of(true, identity.arn() + " in " + identity.region()));
        return identity;
    }

    private void stack(String name) {
        list.check(
                "stack " + name,
                "CREATE_COMPLETE or UPDATE_COMPLETE",
                "Run: npx cdk deploy --all, or see its events if it failed.",
                () -> {
                    String status = account.stacks().stack(name).status();
                    return Seen.of(FINISHED.matcher(status).matches(), status);
                });
    }

    /** Names come from the data stack; without them nothing can be asked after. */
    private boolean isKnown(Deployment deployment) {
        try {
            return !deployment.output("LockMode").isEmpty();
        } catch (NotThereException | NotPermittedException | NoAnswerException e) {
            list.check(
                    "everything else",
                    "names from the outputs of stack " + wanted.deployment() + "-data",
                    "Deploy first, or name the right deployment with --deployment or --settings.",
                    () -> {
                        throw e;
                    });
            return false;
        }
    }

    private void environment(Deployment deployment) {
        wanted.isProd()
                .ifPresent(prod -> list.equal(
                        "environment",
                        prod ? "prod" : "dev",
                        "Name the settings that this deployment was made with.",
                        () -> deployment.isProd() ? "prod" : "dev"));
    }

    private void look(Deployment deployment) {
        Once<Functions.Reader> reader = new Once<>(() ->
                account.functions().reader(deployment.pipeline("AWS::Lambda::EventSourceMapping", "TotalsFromTable")));
        Once<ArchiveSettings> settings = new Once<>(() -> deployment.settings(account.functions()));
        table(deployment, reader, settings);
        new DeliveryChecks(account, deployment).run(list);
        new FunctionChecks(account, deployment, reader).run(list);
        new BucketChecks(account, deployment, wanted.rules()).run(list);
        new KeyChecks(account, deployment).run(list);
        new QueryChecks(account, deployment, () -> settings.get().firstDay()).run(list);
        new RoleChecks(account, deployment).run(list);
        new TrailChecks(account, deployment).run(list);
    }

    /** An adopted table is no resource of the stack; the stream that the totals read names it. */
    private void table(Deployment deployment, Once<Functions.Reader> reader, Once<ArchiveSettings> settings) {
        try {
            String stream = reader.get().streamArn();
            String table = stream.replaceFirst("/stream/.*$", "");
            TableChecks checks = new TableChecks(account, table, settings.get().attributes());
            checks.after(list, deployment.output("FeedArn"));
            if (deployment.isProd() && wanted.existingTable().isEmpty()) {
                checks.protectedFromDeletion(list);
            }
        } catch (IllegalArgumentException | NotThereException | NotPermittedException | NoAnswerException e) {
            list.check("table", "a reader of the totals that names it", "Deploy the pipeline stack again.", () -> {
                throw e;
            });
        }
    }
}
