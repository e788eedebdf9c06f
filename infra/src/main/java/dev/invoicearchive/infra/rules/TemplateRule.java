package dev.invoicearchive.infra.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules that every deployment's templates keep. Each is shown to fail on a fault that is planted for it. */
public enum TemplateRule {
    LOCK_IS_ON(BucketRules::lockIsOn),
    VERSIONS_ARE_KEPT(BucketRules::versionsAreKept),
    NOTHING_IS_PUBLIC(BucketRules::nothingIsPublic),
    OBJECTS_AGE_IN_ORDER(BucketRules::objectsAgeInOrder),
    NOTHING_EXPIRES_WHILE_LOCKED(BucketRules::nothingExpiresWhileLocked),
    SMALL_OBJECTS_STAY(BucketRules::smallObjectsStay),
    NOBODY_DELETES_OR_SHORTENS(AccessRules::nobodyDeletesOrShortens),
    ZONES_HAVE_ONE_WRITER(AccessRules::zonesHaveOneWriter),
    NOBODY_IS_GIVEN_DELETION(AccessRules::nobodyIsGivenDeletion),
    BUCKETS_WANT_TLS(AccessRules::bucketsWantTls),
    ACTIONS_ARE_SPELLED_OUT(AccessRules::actionsAreSpelledOut),
    ONLY_SIGNERS_SIGN(AccessRules::onlySignersSign),
    KEYS_STAY(AccessRules::keysStay),
    DELIVERY_KEEPS_BYTES(FlowRules::deliveryKeepsBytes),
    EVENT_SOURCES_HAVE_A_START(FlowRules::eventSourcesHaveAStart),
    EVENT_SOURCES_GIVE_UP_IN_TIME(FlowRules::eventSourcesGiveUpInTime),
    STREAMS_HAVE_TWO_READERS_AT_MOST(FlowRules::streamsHaveTwoReadersAtMost),
    SEALS_RUN_DAILY(FlowRules::sealsRunDaily),
    QUEUES_ARE_ENCRYPTED(FlowRules::queuesAreEncrypted),
    STATE_STAYS(FlowRules::stateStays),
    METRICS_EXIST(MetricRules::metricsExist),
    FILTERS_MAKE_KNOWN_METRICS(MetricRules::filtersExist),
    ALARMS_TELL_SOMEBODY(MetricRules::alarmsTellSomebody);

    private static final Set<TemplateRule> NOT_OF_A_REPLICA =
            EnumSet.of(NOBODY_DELETES_OR_SHORTENS, ZONES_HAVE_ONE_WRITER, ONLY_SIGNERS_SIGN, SEALS_RUN_DAILY);

    private final Function<Synthesis, Stream<String>> findings;

    TemplateRule(Function<Synthesis, Stream<String>> findings) {
        this.findings = findings;
    }

    /** What breaks this rule, one line for each place; a receiving bucket has no writers, sealer or signing keys. */
    public List<String> findings(Synthesis synthesis) {
        boolean isReplica = synthesis.settings().replicaOf().isPresent();
        if (isReplica && NOT_OF_A_REPLICA.contains(this)) {
            return List.of();
        }
        return findings.apply(synthesis).toList();
    }

    /** What breaks any rule, each line with the rule's name. */
    public static List<String> allFindings(Synthesis synthesis) {
        return Arrays.stream(values())
                .flatMap(rule -> rule.findings(synthesis).stream().map(finding -> rule + ": " + finding))
                .toList();
    }
}
