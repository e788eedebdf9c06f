package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.model.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table, whether it is to be adopted or works already. */
final class TableChecks {
    private static final int READERS_MAX = 2;
    private static final String MICROS = "MICROSECOND";

    private final Account account;
    private final String name;
    private final Attributes attributes;
    private final Once<DeployedTable.Table> table;

    TableChecks(Account account, String name, Attributes attributes) {
        this.account = account;
        this.name = name;
        this.attributes = attributes;
        table = new Once<>(() -> account.table().table(name));
    }

    /** What must hold before and after. */
    void always(Checklist list) {
        list.equal(
                "table key",
                attributes.invoiceNumber() + ", " + attributes.transactionId(),
                "Correct the spellings in archive of the settings, or name the right table.",
                () -> String.join(", ", table.get().key()));
        list.equal(
                "table stream",
                "NEW_AND_OLD_IMAGES",
                "Its owner must disable the stream and enable one of new and old images; a stream cannot be changed.",
                () -> table.get().streamViewType().orElse("none"));
        list.check(
                "expiry attribute",
                attributes.expiresAt() + ", or none",
                "Set ARCHIVE_EXPIRES_AT_ATTRIBUTE in archive of the settings, else expiry is not told from deletion.",
                () -> {
                    Optional<String> found = account.table().expiryAttribute(name);
                    return Seen.of(found.isEmpty() || found.get().equals(attributes.expiresAt()), found.orElse("none"));
                });
        list.check(
                "recovery of the table to any second",
                "on",
                "Enable point-in-time recovery.",
                () -> Seen.yes(account.table().recoversToAnySecond(name), "on", "off"));
    }

    /** What must hold before a table is adopted. */
    void before(Checklist list) {
        always(list);
        list.check(
                "Lambda's readers on the table's stream",
                "1 at most, for the totals are the second",
                "Take one away. Readers that are not Lambda's cannot be seen: count them, too.",
                () -> readers(READERS_MAX - 1));
        list.check(
                "feed of the table",
                "none yet, or one of " + MICROS + " precision",
                "A table feeds one stream only. Move its present reader to the archive's feed, or stop it.",
                () -> {
                    List<DeployedTable.Feed> feeds = active();
                    boolean good =
                            feeds.stream().allMatch(feed -> feed.precision().equals(Optional.of(MICROS)));
                    return Seen.of(good, words(feeds));
                });
    }

    /** What must hold once the archive works. */
    void after(Checklist list, String feedArn) {
        always(list);
        list.check(
                "feed of the table",
                "into " + feedArn + ", ACTIVE, " + MICROS,
                "Enable it: docs/operations.md, \"Adopt an existing table\", has the command.",
                () -> {
                    List<DeployedTable.Feed> feeds = active();
                    boolean good = feeds.stream()
                            .anyMatch(feed -> feed.streamArn().equals(feedArn)
                                    && feed.status().equals("ACTIVE")
                                    && feed.precision().equals(Optional.of(MICROS)));
                    return Seen.of(good, words(feeds));
                });
        list.check(
                "Lambda's readers on the table's stream",
                "1 or 2, the totals among them",
                "More than two starve each other. Take one away.",
                () -> readers(READERS_MAX));
    }

    /** What a table of records must have, besides. */
    void protectedFromDeletion(Checklist list) {
        list.check(
                "deletion protection of the table",
                "on",
                "Enable it: aws dynamodb update-table --deletion-protection-enabled",
                () -> Seen.yes(table.get().deletionProtected(), "on", "off"));
    }

    private Seen readers(int max) {
        Optional<String> stream = table.get().streamArn();
        int readers = stream.map(arn -> account.functions().readers(arn).size()).orElse(0);
        return Seen.of(readers <= max, Integer.toString(readers));
    }

    private List<DeployedTable.Feed> active() {
        return account.table().feeds(name).stream()
                .filter(feed -> !feed.status().equals("DISABLED"))
                .toList();
    }

    private static String words(List<DeployedTable.Feed> feeds) {
        return feeds.isEmpty()
                ? "none"
                : feeds.stream()
                        .map(feed -> "into " + feed.streamArn() + ", " + feed.status() + ", "
                                + feed.precision().orElse("precision not told"))
                        .collect(Collectors.joining("; "));
    }
}
