package dev.invoicearchive.totals;

import java.util.List;
import java.util.Optional;

/** Brings the changes of one invoice into its total, as often as it takes within reason. One per batch. */
final class InvoiceWriter {
    private static final int ATTEMPTS_MAX = 5;
    /** For the whole batch, so that a busy table ends the call before Lambda does. */
    private static final int PAUSES_MAX = 25;

    private final TotalsStore store;
    private final Backoff backoff;
    private final BatchTally tally;
    private int pauses;

    InvoiceWriter(TotalsStore store, Backoff backoff, BatchTally tally) {
        this.store = store;
        this.backoff = backoff;
        this.tally = tally;
    }

    /** Writes up to {@link InvoiceClaims#CLAIMS_MAX} changes in one transaction. */
    void write(String invoiceNumber, List<StreamReading.Change> changes) {
        List<StreamReading.Change> rest = changes;
        int failedAttempts = 0;
        while (!rest.isEmpty()) {
            StoreOutcome outcome = store.apply(new InvoiceClaims(invoiceNumber, claims(rest)));
            if (outcome instanceof StoreOutcome.Written) {
                tally.applied(rest.size());
                return;
            } else if (outcome instanceof StoreOutcome.AlreadyClaimed claimed) {
                rest = without(rest, claimed);
            } else if (outcome instanceof StoreOutcome.Refused refused) {
                writeOneByOne(rest, refused.reason());
                return;
            } else if (outcome instanceof StoreOutcome.TryAgain tryAgain) {
                failedAttempts++;
                if (!pause(failedAttempts)) {
                    tally.failed(busy(invoiceNumber, rest, failedAttempts, tryAgain.reason()));
                    return;
                }
            }
        }
    }

    /** Marks the invoice, if it is known, and has the record delivered again until the event source gives up. */
    void giveUp(StreamReading.Poison poison) {
        String marking =
                poison.mark().flatMap(this::mark).map(reason -> " " + reason).orElse("");
        tally.failed(new BatchResult.Failure(poison.sequenceNumber(), 1, poison.message() + marking));
    }

    /** Together they are refused; alone most of them may not be. */
    private void writeOneByOne(List<StreamReading.Change> changes, String reason) {
        if (changes.size() == 1) {
            giveUp(poison(changes.get(0), reason));
            return;
        }
        changes.forEach(change -> write(change.invoiceNumber(), List.of(change)));
    }

    private List<StreamReading.Change> without(
            List<StreamReading.Change> changes, StoreOutcome.AlreadyClaimed claimed) {
        List<StreamReading.Change> left = changes.stream()
                .filter(change -> !claimed.eventIds().contains(change.claim().eventId()))
                .toList();
        if (left.size() == changes.size()) {
            throw new IllegalStateException("Invalid answer of the totals table: claims " + claimed.eventIds()
                    + " that were not sent, expected some of those sent. Report it.");
        }
        tally.alreadyApplied(changes.size() - left.size());
        return left;
    }

    private boolean pause(int failedAttempts) {
        if (failedAttempts >= ATTEMPTS_MAX || pauses >= PAUSES_MAX) {
            return false;
        }
        pauses++;
        backoff.pause(failedAttempts);
        return true;
    }

    /** @return why it could not be marked */
    private Optional<String> mark(RebuildMark mark) {
        for (int failedAttempts = 1; ; failedAttempts++) {
            StoreOutcome outcome = store.mark(mark);
            if (outcome instanceof StoreOutcome.Written) {
                return Optional.empty();
            } else if (outcome instanceof StoreOutcome.TryAgain tryAgain && pause(failedAttempts)) {
                continue;
            }
            return Optional.of("Cannot mark invoice " + mark.invoiceNumber() + " for rebuild: " + outcome
                    + ", expected a write. It is tried again with the record.");
        }
    }

    private static StreamReading.Poison poison(StreamReading.Change change, String reason) {
        Claim claim = change.claim();
        RebuildMark mark = new RebuildMark(change.invoiceNumber(), claim.eventId(), Optional.of(claim.eventTime()));
        String message = "Cannot add event " + claim.eventId() + " to invoice " + change.invoiceNumber() + ": " + reason
                + ", expected a total that DynamoDB can hold. The invoice is marked for rebuild.";
        return new StreamReading.Poison(change.sequenceNumber(), Optional.of(mark), message);
    }

    private static BatchResult.Failure busy(
            String invoiceNumber, List<StreamReading.Change> changes, int attempts, String reason) {
        String lowest = BatchResult.lowest(changes.stream().map(StreamReading.Change::sequenceNumber));
        String message = "Cannot add " + changes.size() + " changes to invoice " + invoiceNumber + ": " + reason
                + " at attempt " + attempts + ", expected a write. They come again with the batch.";
        return new BatchResult.Failure(lowest, changes.size(), message);
    }

    private static List<Claim> claims(List<StreamReading.Change> changes) {
        return changes.stream().map(StreamReading.Change::claim).toList();
    }
}
