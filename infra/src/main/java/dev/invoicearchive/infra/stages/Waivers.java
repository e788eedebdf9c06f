package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Waiver;
import java.util.List;

/** Waivers that several resources share. */
final class Waivers {
    /** Of a bucket whose content can be made again from the archive. */
    static final Waiver[] DERIVED_DATA = {
        Waiver.of(
                "Its content is made again from the archive at any time, and goes after days.",
                "QueryTest.resultsGoAfterDaysAndCanBeMadeAgain",
                "NIST.800.53.R5-S3BucketReplicationEnabled",
                "CT.S3.PR.9")
    };

    /** Of the bucket of the access logs. */
    static final Waiver[] ACCESS_LOGS = {
        Waiver.of(
                "S3 writes access logs with its own encryption only, and a log of the logs would never end. Whoever reads"
                        + " or deletes them stands in no policy.",
                "ArchiveTest.accessLogsAreWrittenByS3Alone",
                "NIST.800.53.R5-S3DefaultEncryptionKMS",
                "NIST.800.53.R5-S3BucketReplicationEnabled",
                "CT.S3.PR.2",
                "CT.S3.PR.9",
                "CT.S3.PR.10")
    };

    /** Of the bucket of the trail. */
    static final Waiver[] TRAIL_FILES = {
        Waiver.of(
                "Signed digests show every change of a file, and in prod nobody may delete one.",
                "AuditTrailTest.digestsAreSignedAndNobodyDeletesInProd",
                "NIST.800.53.R5-S3BucketReplicationEnabled",
                "CT.S3.PR.9")
    };

    /** Of the archive bucket while there is no second one. */
    static final Waiver[] ONE_COPY = {
        Waiver.of(
                "A second copy is a setting, replicaBucketArn, for it needs a second account or region.",
                "ArchiveTest.aSecondCopyKeepsLocksAndTakesNoDeletions",
                "NIST.800.53.R5-S3BucketReplicationEnabled")
    };

    /** Of a table. */
    static final Waiver[] TABLE = {
        Waiver.of(
                "It can be put back to any second of the last 35 days, and the archive holds every change for years.",
                "CaptureTest.tablesRecoverToAnySecond",
                "NIST.800.53.R5-DynamoDBInBackupPlan")
    };

    /** Of the functions between the feed, the table's stream and what they fill. */
    static final List<Waiver> FUNCTION = List.of(
            Waiver.of(
                    "Both callers limit themselves, to so many calls for each shard; a limit here would only turn a peak"
                            + " into a delay. Throttles alarm.",
                    "ObserveTest.everythingThatMustAlarmDoes",
                    "NIST.800.53.R5-LambdaConcurrency"),
            Waiver.of(
                    "Nobody calls it asynchronously: what fails goes under errors/, or into the queue of failures.",
                    "DeliveryTest.functionsAreCalledForTheirAnswerAndWhatFailsIsKept",
                    "NIST.800.53.R5-LambdaDLQ"),
            Waiver.of(
                    "It reaches two tables, or nothing at all, and its role says so; there is no way in but Lambda's.",
                    "AccessTest.functionsReachTheirOwnTablesOnly",
                    "NIST.800.53.R5-LambdaInsideVPC",
                    "CT.LAMBDA.PR.3"));

    /** Of the function that seals. */
    static final List<Waiver> SEAL_FUNCTION = List.of(
            Waiver.of(
                    "A state machine calls it, one step after the other; a second execution does no harm.",
                    "SealStageTest.oneStateMachineCallsTheFunctionEveryDay",
                    "NIST.800.53.R5-LambdaConcurrency"),
            Waiver.of(
                    "Nobody calls it asynchronously: the state machine calls it again, and at last fails with an alarm.",
                    "SealStageTest.whatFailsIsTriedAgainAndThenAlarms",
                    "NIST.800.53.R5-LambdaDLQ"),
            Waiver.of(
                    "It reaches S3, Athena, the catalog and one key, and its role says so; there is no way in but"
                            + " Lambda's.",
                    "SealStageTest.theSealerMayDoWhatItsStepsDoAndNothingElse",
                    "NIST.800.53.R5-LambdaInsideVPC",
                    "CT.LAMBDA.PR.3"));

    /** Of the state machine. */
    static final Waiver[] SEAL_MACHINE = {
        Waiver.of(
                "It logs everything, into a group of the data stack; the rule knows groups of the same template only.",
                "SealStageTest.executionsAreLoggedAndTraced",
                "CT.STEPFUNCTIONS.PR.1")
    };

    private Waivers() {}
}
