package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Waiver;

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

    private Waivers() {}
}
