package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.all;
import static dev.invoicearchive.infra.Look.allowedActions;
import static dev.invoicearchive.infra.Look.at;
import static dev.invoicearchive.infra.Look.statement;
import static dev.invoicearchive.infra.Look.statements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.lifecycle.handlers.SealStateMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The daily seal: rule, state machine, function, and what their roles may do. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class SealStageTest {
    private static final String MACHINE = "AWS::StepFunctions::StateMachine";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String BUCKET_POLICY = "AWS::S3::BucketPolicy";
    private static final String ROLE_POLICY = "AWS::IAM::ManagedPolicy";

    /** The definition that is deployed is, letter for letter, the one that lifecycle's tests execute. */
    @Test
    void oneStateMachineCallsTheFunctionEveryDay() {
        JsonNode machine = at(Synthesised.PROD, MACHINE, "SealMachine");
        JsonNode rule = at(Synthesised.PROD, "AWS::Events::Rule", "SealDaily");

        assertThat(all(Synthesised.PROD, MACHINE)).hasSize(1);
        assertThat(machine.path("DefinitionString").asText()).isEqualTo(SealStateMachine.definition());
        assertThat(machine.at("/DefinitionSubstitutions/Function/Ref").asText()).startsWith("SealStepAlias");
        assertThat(rule.at("/Targets/0/Arn/Fn::GetAtt/0").asText()).startsWith("SealMachine");
        assertThat(rule.at("/Targets/0/Input").asText()).isEqualTo("{}");
        assertThat(rule.at("/Targets/0/RoleArn").toString()).contains("RolesStart");
        assertThat(machine.path("RoleArn").toString()).contains("RolesConduct");
        assertThat(allowedActions(Synthesised.PROD, "RolePoliciesStart")).containsExactly("states:StartExecution");
        assertThat(statement(Synthesised.PROD, ROLE_POLICY, "RolePoliciesStart", "StartTheSeal")
                        .path("Resource")
                        .toString())
                .contains(":stateMachine:" + machine.path("StateMachineName").asText());
    }

    @Test
    void whatFailsIsTriedAgainAndThenAlarms() throws IOException {
        JsonNode definition = new ObjectMapper().readTree(SealStateMachine.definition());

        definition.path("States").forEach(state -> {
            if (state.path("Type").asText().equals("Task")) {
                JsonNode last = state.path("Retry").path(state.path("Retry").size() - 1);
                assertThat(last.path("ErrorEquals").path(0).asText()).isEqualTo("States.ALL");
                assertThat(last.path("MaxAttempts").asInt()).isPositive();
                assertThat(last.path("BackoffRate").asInt()).isEqualTo(2);
                JsonNode catcher = state.path("Catch").path(state.path("Catch").size() - 1);
                assertThat(catcher.path("Next").asText()).isEqualTo("Failed");
            }
        });
        for (String alarm : List.of("ObserveSealFailed", "ObserveSealTimedOut")) {
            assertThat(at(Synthesised.PROD, "AWS::CloudWatch::Alarm", alarm)
                            .at("/Dimensions/0/Value")
                            .toString())
                    .contains(":stateMachine:invoice-archive-seal");
        }
    }

    /** A call that Lambda ends must not look like one that Step Functions gave up waiting for. */
    @Test
    void theStateMachineWaitsLongerThanTheFunctionMayTake() throws IOException {
        int seconds = at(Synthesised.PROD, FUNCTION, "SealStep").path("Timeout").asInt();

        new ObjectMapper()
                .readTree(SealStateMachine.definition())
                .path("States")
                .forEach(state ->
                        assertThat(state.path("TimeoutSeconds").asInt(1_000)).isGreaterThan(seconds));
    }

    @Test
    void executionsAreLoggedAndTraced() {
        JsonNode machine = at(Synthesised.PROD, MACHINE, "SealMachine");

        assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
        assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean())
                .isFalse();
        assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
        for (String group : List.of("LogsSealMachine", "LogsSealStep")) {
            assertThat(at(Synthesised.PROD, "AWS::Logs::LogGroup", group)
                            .path("KmsKeyId")
                            .toString())
                    .contains("KeysOperations");
        }
    }

    @Test
    void theSealerMayDoWhatItsStepsDoAndNothingElse() {
        assertThat(allowedActions(Synthesised.PROD, "RolePoliciesSeal"))
                .contains("s3:ListBucketVersions", "s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectRetention")
                .contains("athena:StartQueryExecution", "glue:CreateTable", "kms:GetPublicKey")
                .noneMatch(action -> action.contains("Delete") && !action.equals("glue:DeleteTable"))
                .noneMatch(action -> action.startsWith("iam:") || action.startsWith("lambda:"))
                .noneMatch(action -> action.contains("Bypass") || action.startsWith("dynamodb:"));
        assertThat(statement(Synthesised.PROD, ROLE_POLICY, "RolePoliciesSeal", "WriteOwnZones")
                        .path("Resource")
                        .toString())
                .contains("/sealed/*", "/manifests/*", "/rollup/*")
                .doesNotContain("/Invoice/", "/source/", "/errors/");
        assertThat(statement(Synthesised.PROD, "AWS::KMS::Key", "KeysSigning", "Sign")
                        .path("Principal")
                        .toString())
                .contains("RolesSeal");
        assertThat(statements(Synthesised.PROD.synthesis().resource("AWS::IAM::Role", "RolesSeal")))
                .singleElement()
                .satisfies(trust ->
                        assertThat(trust.at("/Principal/Service").asText()).isEqualTo("lambda.amazonaws.com"));
    }

    @Test
    void onlyOperatorsAndTheSealerHold() {
        assertThat(statement(Synthesised.PROD, BUCKET_POLICY, "ArchivePolicy", "OnlyOperatorsAndTheSealerHold")
                        .at("/Condition/ArnNotEquals/aws:PrincipalArn")
                        .toString())
                .contains("RolesSeal", "RolesOperate");
    }

    /** What {@code ./archive hold} writes on AWS is locked by the operator who writes it; all else by the sealer. */
    @Test
    void operatorsLockTheRegisterOfHoldsOnly() {
        JsonNode register = statement(Synthesised.PROD, ROLE_POLICY, "RolePoliciesOperate", "RegisterHolds");
        JsonNode zones = statement(Synthesised.PROD, BUCKET_POLICY, "ArchivePolicy", "OnlyTheSealerLocks");

        assertThat(register.path("Resource").toString()).contains("/holds/*");
        assertThat(Look.texts(register.path("Action"))).containsExactly("s3:PutObject", "s3:PutObjectRetention");
        assertThat(zones.path("Resource").toString())
                .contains("/Invoice/*", "/source/*", "/errors/*", "/sealed/*", "/manifests/*", "/rollup/*")
                .doesNotContain("holds");
    }

    @Test
    void theFunctionIsToldWhatItReads() throws IOException {
        String settings = Files.readString(
                Path.of("../lifecycle/src/main/java/dev/invoicearchive/lifecycle/handlers/SealFunctionSettings.java"),
                StandardCharsets.UTF_8);
        JsonNode prod = at(Synthesised.PROD, FUNCTION, "SealStep").at("/Environment/Variables");
        JsonNode dev = at(Synthesised.DEV, FUNCTION, "SealStep").at("/Environment/Variables");

        prod.fieldNames().forEachRemaining(name -> assertThat(settings).contains("\"" + name + "\""));
        assertThat(prod.path("SEAL_LOCK_MODE").asText()).isEqualTo("COMPLIANCE");
        assertThat(prod.path("SEAL_LOCK_PERIOD").asText()).isEqualTo("P7Y");
        assertThat(prod.path("SEAL_RULES_SHA256").asText()).matches("[0-9a-f]{64}");
        assertThat(prod.path("SEAL_WORKGROUP").asText()).isEqualTo("invoice-archive-system");
        assertThat(dev.path("SEAL_LOCK_MODE").asText()).isEqualTo("GOVERNANCE");
        assertThat(dev.path("SEAL_LOCK_PERIOD").asText()).isEqualTo("P2D");
    }
}
