package dev.invoicearchive.auditor.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The doctor finds nothing in what infra's templates deploy, and finds each fault that is planted in it. */
class DoctorTest {
    private static final String TABLE = "AWS::DynamoDB::Table";

    @ParameterizedTest(name = "{0}")
    @CsvSource({"dev", "prod"})
    @DisplayName("what the templates deploy has no problem, and everything is looked at")
    void whatTheTemplatesDeployHasNoProblem(String folder) {
        Wanted wanted = Wanted.from(Path.of("../infra/deployments/" + folder + ".json"));
        List<Finding> findings = after(
                new TemplateAccount(folder),
                new Wanted(wanted.deployment(), wanted.isProd(), Optional.empty(), wanted.rules(), Map.of()));

        assertThat(texts(findings, Verdict.PROBLEM)).isEmpty();
        assertThat(texts(findings, Verdict.NOT_CHECKED)).isEmpty();
        assertThat(findings).hasSizeGreaterThan(80);
    }

    @Test
    @DisplayName("an adopted table with an expiry of the archive has no problem, if the settings are named")
    void anAdoptedTableHasNoProblem() {
        TemplateAccount account = new TemplateAccount("adopted");
        account.addTable("Invoices", "InvoiceNumber", "TransactionIdentifier");
        ObjectNode feed = JsonNodeFactory.instance.objectNode();
        feed.put("StreamArn", account.templates().outputs("adopted-data").get("FeedArn"));
        feed.put("ApproximateCreationDateTimePrecision", "MICROSECOND");
        account.templates().one(TABLE, "Invoices").set("KinesisStreamSpecification", feed);
        Wanted wanted = new Wanted(
                "adopted",
                Optional.of(true),
                Optional.of("arn:aws:dynamodb:eu-west-1:111122223333:table/Invoices"),
                RetentionRulesFile.shipped().withExpiryYears(Optional.of(9)),
                Map.of());

        assertThat(texts(after(account, wanted), Verdict.PROBLEM)).isEmpty();
        assertThat(texts(after(account, Wanted.named("adopted")), Verdict.PROBLEM))
                .anyMatch(line -> line.startsWith("tiers of the archive bucket: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.invoicearchive.auditor.doctor.PlantedFaults#all")
    @DisplayName("a planted fault is a problem, and nothing else is")
    void aPlantedFaultIsFound(String what, Consumer<TemplateAccount> fault) {
        TemplateAccount account = new TemplateAccount("prod");
        fault.accept(account);

        List<String> problems = texts(after(account, Wanted.named("invoice-archive")), Verdict.PROBLEM);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).startsWith(what + ": ").contains(", expected ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dynamodb:DescribeTable, table stream",
        "kinesis:DescribeStreamSummary, feed",
        "firehose:DescribeDeliveryStream, layout of invoice-archive",
        "lambda:GetAlias, alias live of invoice-archive-totals",
        "s3:GetBucketPolicy, 'bucket policy, deleting a version'",
        "kms:GetKeyPolicy, 'policy of key Signing, signing by others'",
        "kms:GetKeyRotationStatus, yearly renewal of key Archive",
        "athena:GetWorkGroup, workgroup invoice-archive-auditors",
        "glue:GetTable, columns of the delivered table",
        "glue:GetTables, views",
        "iam:SimulatePrincipalPolicy, the audit role may not kms:Sign",
        "cloudtrail:GetTrail, audit trail",
        "lambda:GetEventSourceMapping, table",
        "cloudformation:ListStackResources, key Archive",
        "cloudformation:DescribeStacks, everything else",
    })
    @DisplayName("what the caller may not see is not checked, never ok")
    void whatMayNotBeSeenIsNotChecked(String action, String what) {
        TemplateAccount refusing = new TemplateAccount("prod");
        refusing.refuse(action);
        TemplateAccount silent = new TemplateAccount("prod");
        silent.silence(action);

        assertThat(texts(after(refusing, Wanted.named("invoice-archive")), Verdict.NOT_CHECKED))
                .anyMatch(line -> line.startsWith(what + ": no permission for " + action + ", expected "));
        List<Finding> findings = new ArrayList<>();
        Doctor doctor = new Doctor(silent, Wanted.named("invoice-archive"), findings::add);
        doctor.after();
        assertThat(doctor.unanswered()).isTrue();
        assertThat(texts(findings, Verdict.NOT_CHECKED))
                .anyMatch(line -> line.startsWith(what + ": no answer, " + action + ": timeout, expected "));
    }

    @Test
    @DisplayName("without credentials or a network there is no result at all")
    void withoutACallerNothingIsSaid() {
        TemplateAccount account = new TemplateAccount("dev");
        account.silence("sts:GetCallerIdentity");

        assertThatThrownBy(() -> after(account, Wanted.named("invoice-archive")))
                .isInstanceOf(NoAnswerException.class);
    }

    @Test
    @DisplayName("a deployment that is not there is said once, and not ninety times")
    void aMissingDeployment() {
        List<Finding> findings = after(new TemplateAccount("dev"), Wanted.named("other"));

        assertThat(findings.stream().map(Finding::what))
                .containsExactly(
                        "caller", "stack other-data", "stack other-pipeline", "stack other-observe", "everything else");
        assertThat(texts(findings, Verdict.PROBLEM)).hasSize(4);
    }

    @Test
    @DisplayName("the wrong environment in the settings is found")
    void theWrongEnvironment() {
        Wanted wanted = new Wanted(
                Wanted.DEPLOYED_WITHOUT_SETTINGS,
                Optional.of(true),
                Optional.empty(),
                RetentionRulesFile.shipped(),
                Map.of());

        assertThat(texts(after(new TemplateAccount("dev"), wanted), Verdict.PROBLEM))
                .anyMatch(line -> line.startsWith("environment: dev, expected prod. "));
    }

    @Test
    @DisplayName("before a deployment: tools, bootstrap, quotas, and the table that is adopted")
    void before() {
        TemplateAccount account = new TemplateAccount("dev");
        account.addTable("Invoices", "InvoiceNumber", "TransactionIdentifier");
        Wanted wanted = new Wanted(
                "adopted",
                Optional.of(true),
                Optional.of("arn:aws:dynamodb:eu-central-1:111122223333:table/Invoices"),
                RetentionRulesFile.shipped(),
                Map.of("ARCHIVE_TRANSACTION_ID_ATTRIBUTE", "TransactionIdentifier"));
        Tools tools = tool -> Optional.of(tool == Tools.Tool.JAVA ? "17" : "v22.1.0");

        assertThat(texts(before(account, wanted, tools), Verdict.PROBLEM)).isEmpty();

        account.bootstrapIs(Map.of("BootstrapVersion", "3"));
        account.concurrentCallsAre(10);
        ((ObjectNode) account.templates().one(TABLE, "Invoices").path("StreamSpecification"))
                .put("StreamViewType", "KEYS_ONLY");
        Tools old = tool -> tool == Tools.Tool.CDK ? Optional.empty() : Optional.of("v18.9");
        assertThat(before(account, wanted, old).stream()
                        .filter(finding -> finding.verdict() == Verdict.PROBLEM)
                        .map(Finding::what))
                .containsExactly(
                        "Node on this machine",
                        "CDK command line of this project",
                        "CDK bootstrap",
                        "concurrent Lambda calls of the account",
                        "table stream");
    }

    private static List<Finding> before(Account account, Wanted wanted, Tools tools) {
        List<Finding> findings = new ArrayList<>();
        new Doctor(account, wanted, findings::add).before(tools);
        return findings;
    }

    private static List<Finding> after(Account account, Wanted wanted) {
        List<Finding> findings = new ArrayList<>();
        new Doctor(account, wanted, findings::add).after();
        return findings;
    }

    private static List<String> texts(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::text)
                .toList();
    }
}
