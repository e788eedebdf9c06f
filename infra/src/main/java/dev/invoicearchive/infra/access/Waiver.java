package dev.invoicearchive.infra.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;

/**
 * A finding of a checker that this resource is allowed, written into its metadata where the checkers look for it. Each
 * names what stands in for the control, and the test that shows it; a test looks whether that test exists.
 *
 * @param rules of cdk-nag such as {@code AwsSolutions-S1}, or of the Control Tower set such as {@code CT.S3.PR.2}
 * @param instead the compensating control
 * @param test the test that shows it, as {@code Class.method}
 */
public record Waiver(List<String> rules, String instead, String test) {
    private static final String CONTROL_TOWER = "CT.";
    private static final String NAG = "cdk_nag";
    private static final String GUARD = "guard";

    /** A waiver of these rules. */
    public static Waiver of(String instead, String test, String... rules) {
        return new Waiver(Arrays.asList(rules), instead, test);
    }

    /** Writes waivers into a resource; what an earlier call wrote is replaced. */
    public static <T extends CfnResource> T waive(T resource, Waiver... waivers) {
        List<Map<String, Object>> nag = new ArrayList<>();
        List<String> guard = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Waiver waiver : waivers) {
            String reason = waiver.instead() + " Shown by " + waiver.test() + ".";
            for (String rule : waiver.rules()) {
                if (rule.startsWith(CONTROL_TOWER)) {
                    guard.add(rule);
                    reasons.add(rule + ": " + reason);
                } else {
                    nag.add(new TreeMap<>(Map.of("id", rule, "reason", reason)));
                }
            }
        }
        write(resource, nag, guard, reasons);
        return resource;
    }

    private static void write(
            CfnResource resource, List<Map<String, Object>> nag, List<String> guard, List<String> reasons) {
        if (!nag.isEmpty()) {
            resource.addMetadata(NAG, Map.of("rules_to_suppress", nag));
        }
        if (!guard.isEmpty()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("SuppressedRules", guard);
            entry.put("Reasons", reasons);
            resource.addMetadata(GUARD, entry);
        }
    }
}
