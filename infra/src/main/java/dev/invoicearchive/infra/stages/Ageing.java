package dev.invoicearchive.infra.stages;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.Transition;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.s3.CfnBucket;

/**
 * How archived objects age, as {@code rules.json} says. A second copy ages like the first: S3 counts from the creation of
 * the original (S3 User Guide, "Additional considerations" of replication), and copies no lifecycle by itself.
 */
final class Ageing {
    private static final int DAYS_OF_A_YEAR_MAX = 366;

    private Ageing() {}

    /** Gives a bucket the rules of every zone. */
    static void apply(CfnBucket bucket, RetentionRules rules) {
        List<CfnBucket.RuleProperty> all = new ArrayList<>();
        rules.zones().forEach(zone -> all.addAll(zoneRules(zone, rules)));
        all.add(PrivateBucket.halfUploads());
        bucket.setLifecycleConfiguration(CfnBucket.LifecycleConfigurationProperty.builder()
                .transitionDefaultMinimumObjectSize("varies_by_storage_class")
                .rules(all)
                .build());
        sizeAsText(bucket, all, rules.transitionBytesMin());
    }

    /** CDK takes the smallest size as a number, and CloudFormation wants it as text. */
    private static void sizeAsText(CfnBucket bucket, List<CfnBucket.RuleProperty> all, long bytes) {
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).getTransitions() != null) {
                bucket.addPropertyOverride(
                        "LifecycleConfiguration.Rules." + index + ".ObjectSizeGreaterThan", Long.toString(bytes));
            }
        }
    }

    private static List<CfnBucket.RuleProperty> zoneRules(ZoneRules zone, RetentionRules rules) {
        List<CfnBucket.RuleProperty> all = new ArrayList<>();
        String name = zone.prefix().replace("/", "");
        if (!zone.transitions().isEmpty()) {
            all.add(CfnBucket.RuleProperty.builder()
                    .id(name)
                    .status("Enabled")
                    .prefix(zone.prefix())
                    .transitions(
                            zone.transitions().stream().map(Ageing::transition).toList())
                    .build());
        }
        rules.expiryYears().ifPresent(years -> all.add(expiry(name, zone.prefix(), years * DAYS_OF_A_YEAR_MAX)));
        return all;
    }

    /**
     * An expiry only hides the object; the version behind goes after as long again, never earlier, for an object that
     * somebody managed to hide may not be locked yet.
     */
    private static CfnBucket.RuleProperty expiry(String name, String prefix, int days) {
        return CfnBucket.RuleProperty.builder()
                .id(name + "-expiry")
                .status("Enabled")
                .prefix(prefix)
                .expirationInDays(days)
                .noncurrentVersionExpiration(CfnBucket.NoncurrentVersionExpirationProperty.builder()
                        .noncurrentDays(days)
                        .build())
                .build();
    }

    private static CfnBucket.TransitionProperty transition(Transition transition) {
        return CfnBucket.TransitionProperty.builder()
                .storageClass(transition.storageClass().name())
                .transitionInDays(transition.afterDays())
                .build();
    }
}
