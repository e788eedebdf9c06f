package dev.invoicearchive.auditor.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.auditor.aws.NotThereException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Buckets of the templates. */
record TemplateBucket(Templates templates, Consumer<String> gate) implements ArchiveBucket {
    private static final String TYPE = "AWS::S3::Bucket";

    @Override
    public String versioning(String bucket) {
        gate.accept("s3:GetBucketVersioning");
        return templates.one(TYPE, bucket).at("/VersioningConfiguration/Status").asText("");
    }

    @Override
    public Lock lock(String bucket) {
        gate.accept("s3:GetBucketObjectLockConfiguration");
        JsonNode properties = templates.one(TYPE, bucket);
        JsonNode rule = properties.at("/ObjectLockConfiguration/Rule/DefaultRetention");
        return new Lock(
                properties.path("ObjectLockEnabled").asBoolean(),
                rule.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(rule.path("Mode").asText() + " "
                                + rule.path("Days").asText() + " days"));
    }

    @Override
    public String policy(String bucket) {
        gate.accept("s3:GetBucketPolicy");
        return templates.all("AWS::S3::BucketPolicy").stream()
                .filter(policy -> policy.path("Bucket").asText().equals(bucket))
                .map(policy -> policy.path("PolicyDocument").toString())
                .findFirst()
                .orElseThrow(() -> new NotThereException("s3:GetBucketPolicy"));
    }

    @Override
    public Lifecycle lifecycle(String bucket) {
        gate.accept("s3:GetLifecycleConfiguration");
        JsonNode lifecycle = templates.one(TYPE, bucket).path("LifecycleConfiguration");
        List<Rule> rules = new ArrayList<>();
        lifecycle.path("Rules").forEach(rule -> rules.add(rule(rule)));
        return new Lifecycle(
                lifecycle.path("TransitionDefaultMinimumObjectSize").asText("all_storage_classes_128K"), rules);
    }

    @Override
    public boolean blocksPublicAccess(String bucket) {
        gate.accept("s3:GetBucketPublicAccessBlock");
        JsonNode block = templates.one(TYPE, bucket).path("PublicAccessBlockConfiguration");
        return block.size() == 4
                && StreamSupport.stream(block.spliterator(), false).allMatch(JsonNode::asBoolean);
    }

    @Override
    public String key(String bucket) {
        gate.accept("s3:GetEncryptionConfiguration");
        return templates
                .one(TYPE, bucket)
                .at(
                        "/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/KMSMasterKeyID")
                .asText("");
    }

    private static Rule rule(JsonNode rule) {
        List<String> transitions = new ArrayList<>();
        rule.path("Transitions")
                .forEach(move -> transitions.add(move.path("StorageClass").asText() + " after "
                        + move.path("TransitionInDays").asText() + " days"));
        return new Rule(
                rule.path("Status").asText().equals("Enabled"),
                rule.path("Prefix").asText(""),
                rule.path("ObjectSizeGreaterThan").asLong(0),
                transitions,
                rule.path("ExpirationInDays").asInt(0),
                rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt(0));
    }
}
