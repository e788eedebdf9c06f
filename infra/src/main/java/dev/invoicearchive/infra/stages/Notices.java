package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Statement;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.CfnTopicPolicy;
import software.constructs.Construct;

/** Where alarms go: one topic, and whoever the settings name. */
public final class Notices extends Construct {
    private final CfnTopic topic;

    /** Makes the topic. */
    public Notices(Construct scope, String id, DeploymentSettings settings, Keys keys, Keeping keeping) {
        super(scope, id);
        topic = keeping.keep(CfnTopic.Builder.create(this, "Topic")
                .kmsMasterKeyId(keys.operations().getAttrArn())
                .build());
        CfnTopicPolicy.Builder.create(this, "Policy")
                .topics(List.of(topic.getRef()))
                .policyDocument(Statement.document(List.of(
                        Statement.allow("AlarmsPublish")
                                .service("cloudwatch.amazonaws.com")
                                .actions("sns:Publish")
                                .on(topic.getRef())
                                .when("StringEquals", "aws:SourceAccount", Aws.ACCOUNT_ID),
                        // EventBridge supports no conditions in a topic's policy.
                        Statement.allow("RulesPublish")
                                .service("events.amazonaws.com")
                                .actions("sns:Publish")
                                .on(topic.getRef()),
                        Statement.deny("TlsOnly")
                                .everybody()
                                .actions("sns:Publish")
                                .on(topic.getRef())
                                .when("Bool", "aws:SecureTransport", "false"))))
                .build();
        settings.alarmEmail().ifPresent(address -> CfnSubscription.Builder.create(this, "Email")
                .topicArn(topic.getRef())
                .protocol("email")
                .endpoint(address)
                .build());
    }

    /** The topic. */
    public CfnTopic topic() {
        return topic;
    }
}
