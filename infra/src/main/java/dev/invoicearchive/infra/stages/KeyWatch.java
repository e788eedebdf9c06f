package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.kms.CfnKey;
import software.constructs.Construct;

/**
 * Notices at once when somebody disables a key, plans its deletion or rewrites its policy. No metric tells the state of a
 * key; the call does, on its way through CloudTrail.
 */
final class KeyWatch {
    private KeyWatch() {}

    static void make(Construct scope, Names names, Keys keys, String topic) {
        CfnRule.Builder.create(scope, "KeyRule")
                .name(names.keyRule())
                .description("What takes a key of the archive away, or changes who may use it.")
                .state("ENABLED")
                .eventPattern(pattern(keys))
                .targets(List.of(
                        CfnRule.TargetProperty.builder().id("topic").arn(topic).build()))
                .build();
    }

    /** In a fixed order: equal rules are equal texts. */
    private static Map<String, Object> pattern(Keys keys) {
        Map<String, Object> detail = new TreeMap<>();
        detail.put("eventSource", List.of("kms.amazonaws.com"));
        detail.put("eventName", List.of("DisableKey", "ScheduleKeyDeletion", "DisableKeyRotation", "PutKeyPolicy"));
        detail.put(
                "resources",
                Map.of("ARN", keys.all().stream().map(CfnKey::getAttrArn).toList()));
        Map<String, Object> pattern = new TreeMap<>();
        pattern.put("source", List.of("aws.kms"));
        pattern.put("detail-type", List.of("AWS API Call via CloudTrail"));
        pattern.put("detail", detail);
        return pattern;
    }
}
