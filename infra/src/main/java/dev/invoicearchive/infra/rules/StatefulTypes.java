package dev.invoicearchive.infra.rules;

import java.util.Set;

/**
 * Which resources can be made again from code. Whatever type is not in this list counts as stateful, so that a new one is
 * kept until somebody has thought about it.
 */
final class StatefulTypes {
    private static final Set<String> REBUILDABLE = Set.of(
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Events::Rule",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Role",
            "AWS::Lambda::Alias",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::Function",
            "AWS::Logs::MetricFilter",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::StepFunctions::StateMachine");

    private StatefulTypes() {}

    static boolean isStateful(String type) {
        return !REBUILDABLE.contains(type);
    }
}
