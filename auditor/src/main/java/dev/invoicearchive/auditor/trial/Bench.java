package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What experiments work with: makes things under the trial's name, each in the journal before it exists. */
final class Bench {
    private static final Duration FOR_A_ROLE = Duration.ofMinutes(3);
    private static final Duration FOR_A_STREAM = Duration.ofMinutes(10);
    private static final String ACTIVE = "ACTIVE";

    private final Trial.Target subject;
    private final TrialCloud cloud;
    private final Waiting waiting;
    private final Journal journal;
    private final Consumer<String> remarks;
    private String roleArn;

    Bench(Trial.Target subject, TrialCloud cloud, Waiting waiting, Journal journal, Consumer<String> remarks) {
        this.subject = subject;
        this.cloud = cloud;
        this.waiting = waiting;
        this.journal = journal;
        this.remarks = remarks;
    }

    /** The ports; only what this bench made may be named. */
    TrialCloud cloud() {
        return cloud;
    }

    /** Waits. */
    Waiting waiting() {
        return waiting;
    }

    /** What is tried. */
    Trial.Target subject() {
        return subject;
    }

    /** Tells the person at the terminal what goes on. */
    void say(String remark) {
        remarks.accept(remark);
    }

    /** Makes a bucket with Object Lock. */
    String bucket(String suffix) {
        String name = note(Made.Kind.BUCKET, suffix);
        cloud.buckets().create(name);
        return name;
    }

    /**
     * Makes a delivery stream with the deployed transform, and waits for it.
     *
     * @throws NoAnswerException if it does not come up in time
     */
    String deliveryStream(String suffix, String bucket) throws InterruptedException {
        String role = role();
        String name = note(Made.Kind.DELIVERY_STREAM, suffix);
        TrialDeliveries.Plan plan = new TrialDeliveries.Plan(name, bucket, role, subject.functionArn());
        await(FOR_A_ROLE, "firehose:CreateDeliveryStream", () -> cloud.deliveries()
                .create(plan));
        await(FOR_A_STREAM, "firehose:DescribeDeliveryStream", () -> cloud.deliveries()
                .status(name)
                .equals(ACTIVE));
        return name;
    }

    /** Makes an enforced workgroup. */
    String workGroup(String suffix, String bucket) {
        String name = note(Made.Kind.WORK_GROUP, suffix);
        cloud.sql().createWorkGroup(name, bucket);
        return name;
    }

    /** Makes a database; Athena wants no hyphens. */
    String database() {
        Made made = new Made(Made.Kind.DATABASE, journal.trial().replace('-', '_'));
        journal.make(made);
        say("making " + made.name());
        cloud.sql().createDatabase(made.name());
        return made.name();
    }

    /** Makes a table that feeds a stream, both the trial's own, and waits for all three. */
    Feeding feedingTable(String suffix) throws InterruptedException {
        String partitionKey = subject.settings().attributes().invoiceNumber();
        String sortKey = subject.settings().attributes().transactionId();
        String feed = note(Made.Kind.FEED, suffix);
        cloud.feed().create(feed);
        String table = note(Made.Kind.TABLE, suffix);
        cloud.table().create(table, partitionKey, sortKey);
        await(FOR_A_STREAM, "kinesis:DescribeStreamSummary", () -> cloud.feed()
                .status(feed)
                .equals(ACTIVE));
        await(FOR_A_STREAM, "dynamodb:DescribeTable", () -> cloud.table()
                .status(table)
                .equals(ACTIVE));
        cloud.table().feed(table, cloud.feed().arn(feed));
        await(FOR_A_STREAM, "dynamodb:DescribeKinesisStreamingDestination", () -> cloud.table()
                .feedStatus(table)
                .equals(ACTIVE));
        return new Feeding(table, feed, partitionKey, sortKey);
    }

    /** A table and the stream that it feeds. */
    record Feeding(String table, String feed, String partitionKey, String sortKey) {}

    private String role() {
        if (roleArn == null) {
            String name = note(Made.Kind.ROLE, "deliver");
            String buckets = "arn:" + subject.partition() + ":s3:::" + journal.trial() + "-*";
            roleArn = cloud.roles()
                    .create(
                            name,
                            RolePolicy.trust(subject.account()),
                            RolePolicy.deliver(buckets, subject.functionArn()));
        }
        return roleArn;
    }

    private String note(Made.Kind kind, String suffix) {
        String name = journal.trial() + "-" + suffix;
        journal.make(new Made(kind, name));
        say("making " + name);
        return name;
    }

    private void await(Duration most, String action, BooleanSupplier so) throws InterruptedException {
        if (!waiting.until(most, so)) {
            throw new NoAnswerException(action, "not ready after " + most.toMinutes() + " minutes", null);
        }
    }
}
