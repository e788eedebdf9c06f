package dev.invoicearchive.local.runner;

import java.nio.file.Path;

/**
 * What lies where in the data directory of a local archive.
 *
 * @param root the folder that {@code --data} names
 */
public record DataDirectory(Path root) {
    /** The name of the bucket, which is a folder under {@link #store()}. */
    public static final String BUCKET = "invoice-archive";

    /** Held by the one process that may write here. */
    public Path lock() {
        return root.resolve("lock");
    }

    /** What was decided when the directory was made. */
    public Path settings() {
        return root.resolve("settings.json");
    }

    /** DynamoDB Local's own files. */
    public Path table() {
        return root.resolve("table");
    }

    /** The folder of the bucket and its index. */
    public Path store() {
        return root.resolve("store");
    }

    /** The objects, as a person can browse them. */
    public Path objects() {
        return store().resolve(BUCKET);
    }

    /** The log of changes. */
    public Path changes() {
        return root.resolve("feed").resolve("changes");
    }

    /** How far one reader of the log has got. */
    public Path checkpoint(String reader) {
        return root.resolve("feed").resolve(reader + ".checkpoint");
    }

    /** The log of what was put directly. */
    public Path puts() {
        return root.resolve("direct-put").resolve("log");
    }

    /** How far what was put directly is delivered. */
    public Path putsCheckpoint() {
        return root.resolve("direct-put").resolve("delivery.checkpoint");
    }

    /** Changes that did not fit into a record of the feed. */
    public Path tooLarge() {
        return root.resolve("feed").resolve("too-large.log");
    }

    /** Stream records that the totals Lambda could not take. */
    public Path onFailure() {
        return root.resolve("on-failure").resolve("totals-lambda.jsonl");
    }

    /** The engine's work folder; made anew at every start. */
    public Path engine() {
        return root.resolve("engine");
    }

    /** The key that signs manifests; its loss ends the chain. */
    public Path signingKey() {
        return root.resolve("keys").resolve("manifest-key.pem");
    }

    /** Results of queries. */
    public Path results() {
        return root.resolve("results");
    }

    /** Other buckets than the archive's and that of results, each a folder. */
    public Path buckets() {
        return root.resolve("buckets");
    }

    /** Workgroups, named queries and prepared statements. */
    public Path athena() {
        return root.resolve("athena");
    }

    /** How far the archive has come, written every second. */
    public Path progress() {
        return root.resolve("run").resolve("progress.json");
    }

    /** One program's log. */
    public Path log(String program) {
        return root.resolve("logs").resolve(program + ".log");
    }
}
