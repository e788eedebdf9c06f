package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Arns;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Roles;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.lifecycle.handlers.SealStateMachine;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/**
 * The daily seal: a rule starts a state machine, which calls one function step by step. Two executions at once are
 * harmless, so nothing keeps them apart.
 */
public final class SealStage extends Construct {
    private static final String HANDLER = "dev.invoicearchive.lifecycle.handlers.SealHandler::handleRequest";
    /** What Lambda gives every account without asking; with it come almost two processors. */
    private static final int MEMORY_MEGABYTES = 3008;
    /** The longest that Lambda allows. */
    private static final int TIMEOUT_SECONDS = 900;
    /** Large files are read from it, several at once. */
    private static final int STORAGE_MEGABYTES = 10_240;
    /** A month at first; a plan that is too much for one call is halved. */
    private static final int DAYS_MAX = 31;

    private static final int THREADS = 16;

    /** After the day before yesterday's last objects came, before anybody comes to work. */
    private static final String DAILY = "cron(15 3 * * ? *)";

    /** What the stage is put between. */
    public record Ends(Roles roles, String archiveBucket, String workBucket, String signingKey) {}

    /** Makes function, state machine and rule. */
    public SealStage(Construct scope, String id, DeploymentSettings settings, Ends ends, Path jar) {
        super(scope, id);
        Names names = new Names(settings);
        JarFunction seal = new JarFunction(
                this,
                "Step",
                new JarFunction.Spec(
                        names.seal(),
                        "One step of the seal of closed days at each call.",
                        HANDLER,
                        jar,
                        MEMORY_MEGABYTES,
                        TIMEOUT_SECONDS,
                        STORAGE_MEGABYTES,
                        // A start of seconds is lost in minutes of work, once a day.
                        false,
                        variables(settings, names, ends),
                        Waivers.SEAL_FUNCTION),
                ends.roles().seal());
        CfnStateMachine machine = machine(names, ends, seal.aliasArn());
        CfnRule.Builder.create(this, "Daily")
                .name(names.sealRule())
                .description("Starts the seal of closed days.")
                .scheduleExpression(DAILY)
                .state("ENABLED")
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id("Seal")
                        .arn(machine.getAttrArn())
                        .roleArn(ends.roles().start())
                        .input("{}")
                        .build()))
                .build();
    }

    private CfnStateMachine machine(Names names, Ends ends, String function) {
        CfnStateMachine machine = CfnStateMachine.Builder.create(this, "Machine")
                .stateMachineName(names.sealMachine())
                .stateMachineType("STANDARD")
                .roleArn(ends.roles().conduct())
                .definitionString(SealStateMachine.definition())
                .definitionSubstitutions(new TreeMap<>(
                        Map.of(SealStateMachine.FUNCTION, function, SealStateMachine.PARTITION, Aws.PARTITION)))
                .loggingConfiguration(CfnStateMachine.LoggingConfigurationProperty.builder()
                        .level("ALL")
                        // The function's own lines name what is wrong; states would only repeat it.
                        .includeExecutionData(false)
                        .destinations(List.of(CfnStateMachine.LogDestinationProperty.builder()
                                .cloudWatchLogsLogGroup(CfnStateMachine.CloudWatchLogsLogGroupProperty.builder()
                                        .logGroupArn(Arns.of("logs", "log-group:" + names.sealMachineLogGroup() + ":*"))
                                        .build())
                                .build()))
                        .build())
                .tracingConfiguration(CfnStateMachine.TracingConfigurationProperty.builder()
                        .enabled(true)
                        .build())
                .build();
        return Waiver.waive(machine, Waivers.SEAL_MACHINE);
    }

    /** {@code SealFunctionSettings} reads them. */
    private static Map<String, String> variables(DeploymentSettings settings, Names names, Ends ends) {
        Map<String, String> variables = new TreeMap<>(settings.archiveVariables());
        variables.put("SEAL_ARCHIVE_BUCKET", ends.archiveBucket());
        variables.put("SEAL_WORK_BUCKET", ends.workBucket());
        variables.put("SEAL_DATABASE", names.database());
        variables.put("SEAL_WORKGROUP", names.systemWorkGroup());
        variables.put("SEAL_KEY", ends.signingKey());
        variables.put("SEAL_LOCK_MODE", settings.environment().lockMode());
        variables.put("SEAL_LOCK_PERIOD", settings.lockPeriod());
        variables.put("SEAL_RULES_SHA256", RetentionRulesFile.sha256(settings.rules()));
        variables.put("SEAL_DAYS_MAX", Integer.toString(DAYS_MAX));
        variables.put("SEAL_THREADS", Integer.toString(THREADS));
        return variables;
    }
}
