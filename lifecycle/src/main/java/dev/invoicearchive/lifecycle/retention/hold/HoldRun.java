package dev.invoicearchive.lifecycle.retention.hold;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.retention.hold.HoldCase.Stage;
import dev.invoicearchive.lifecycle.retention.hold.HoldEntry.Action;
import dev.invoicearchive.lifecycle.retention.scope.ObjectFailure;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens and closes cases. The register is told first, so that the sealer holds what it publishes from then on; then what is
 * there is gone through; then the register is told that this is done. Killed anywhere, run it again.
 */
public final class HoldRun {
    private final ArchiveObjects objects;
    private final HoldRegister register;
    private final Clock clock;
    private final int threads;
    private final Listener listener;

    /** @param threads how many versions are worked on side by side, at least 1 */
    public HoldRun(ArchiveObjects objects, HoldRegister register, Clock clock, int threads, Listener listener) {
        this.objects = objects;
        this.register = register;
        this.clock = clock;
        this.threads = threads;
        this.listener = listener;
    }

    /** Hears of versions that were gone through. */
    @FunctionalInterface
    public interface Listener {
        void done(int versions);
    }

    /** What somebody asks for. */
    public record Request(String caseId, String requester, String reason, Scope scope) {
        public Request {
            HoldEntry.checkCase(caseId);
            HoldEntry.checkText("requester", requester);
            HoldEntry.checkText("reason", reason);
        }
    }

    /**
     * What came of it.
     *
     * @param versions how many versions the case is about
     * @param failures of single objects
     * @param unfinished releases of other cases that began before and may still take holds off
     */
    public record Outcome(HoldCase now, long versions, List<ObjectFailure> failures, List<String> unfinished) {
        public Outcome {
            failures = List.copyOf(failures);
            unfinished = List.copyOf(unfinished);
        }

        /** Whether nothing is left to do. */
        public boolean isComplete() {
            return failures.isEmpty() && unfinished.isEmpty();
        }
    }

    /**
     * Opens a case, or completes one that is open.
     *
     * @throws IllegalArgumentException if the case is open with another scope, or is being closed
     */
    public Outcome add(Request request) throws IOException {
        HoldCase open = opened(request);
        HoldPass pass = new HoldPass(objects, threads, listener);
        pass.hold(open);
        HoldBook book = register.read();
        List<String> unfinished = book.cases().stream()
                .filter(other -> other.stage() == Stage.RELEASING && other.meets(open))
                .filter(other ->
                        other.release().orElseThrow().number() < open.opened().number())
                .map(HoldCase::id)
                .toList();
        if (pass.failures().isEmpty() && unfinished.isEmpty()) {
            complete(open, Stage.ADDING, Action.ADDED);
        }
        return new Outcome(now(open), pass.versions(), pass.failures(), unfinished);
    }

    /**
     * Closes a case, or completes one that is closed.
     *
     * @throws IllegalArgumentException if there never was such a case
     */
    public Outcome release(String caseId, Optional<String> requester, String reason) throws IOException {
        HoldCase closed = closed(caseId, requester, reason);
        long versions = 0;
        List<ObjectFailure> failures = new ArrayList<>();
        HoldBook book = register.read();
        HoldPass freeing = new HoldPass(objects, threads, listener);
        freeing.free(closed, book.open());
        versions += freeing.versions();
        failures.addAll(freeing.failures());
        for (HoldBook later = register.read(); later.nextNumber() != book.nextNumber(); later = register.read()) {
            // Who opened a case meanwhile may have been overtaken.
            for (HoldCase open : openedSince(later, book, closed)) {
                HoldPass again = new HoldPass(objects, threads, listener);
                again.hold(open);
                failures.addAll(again.failures());
            }
            book = later;
        }
        if (failures.isEmpty()) {
            complete(closed, Stage.RELEASING, Action.RELEASED);
        }
        return new Outcome(now(closed), versions, failures, List.of());
    }

    private static List<HoldCase> openedSince(HoldBook later, HoldBook before, HoldCase closed) {
        return later.open().stream()
                .filter(open -> open.opened().number() >= before.nextNumber() && open.meets(closed))
                .toList();
    }

    private HoldCase opened(Request request) throws IOException {
        while (true) {
            HoldBook book = register.read();
            Optional<HoldCase> known = book.find(request.caseId()).filter(found -> found.stage() != Stage.RELEASED);
            if (known.isPresent()) {
                checkSame(known.get(), request);
                return known.get();
            }
            HoldEntry entry = new HoldEntry(
                    book.nextNumber(),
                    Action.ADD,
                    clock.instant(),
                    request.caseId(),
                    Optional.of(request.requester()),
                    Optional.of(request.reason()),
                    Optional.of(request.scope()));
            if (register.append(entry)) {
                return new HoldCase(entry, Optional.empty(), Stage.ADDING);
            }
        }
    }

    private static void checkSame(HoldCase known, Request request) {
        if (known.stage() == Stage.RELEASING) {
            throw new IllegalArgumentException("Invalid case: " + known.id()
                    + " is being released, expected one that is open or new. Finish it: ./archive hold release --case "
                    + known.id() + " --reason ...");
        }
        if (!known.scope().equals(request.scope())) {
            throw new IllegalArgumentException("Invalid case: " + known.id() + " is open for "
                    + known.scope().days() + " in " + known.scope().zoneWords()
                    + ", expected the same days and zones. Open another case for others.");
        }
    }

    private HoldCase closed(String caseId, Optional<String> requester, String reason) throws IOException {
        while (true) {
            HoldBook book = register.read();
            HoldCase known = book.find(caseId)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Missing case: " + caseId + ", expected one of the register. See: ./archive hold list"));
            if (!known.isOpen()) {
                return known;
            }
            HoldEntry entry = new HoldEntry(
                    book.nextNumber(),
                    Action.RELEASE,
                    clock.instant(),
                    caseId,
                    requester,
                    Optional.of(reason),
                    Optional.empty());
            if (register.append(entry)) {
                return new HoldCase(known.opened(), Optional.of(entry), Stage.RELEASING);
            }
        }
    }

    /** Tells the register that a stage is over, unless somebody else did or went on. */
    private void complete(HoldCase done, Stage stage, Action action) throws IOException {
        while (true) {
            HoldBook book = register.read();
            Optional<HoldCase> known = book.find(done.id())
                    .filter(found -> found.stage() == stage && found.opened().equals(done.opened()));
            if (known.isEmpty()) {
                return;
            }
            HoldEntry entry = new HoldEntry(
                    book.nextNumber(),
                    action,
                    clock.instant(),
                    done.id(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            if (register.append(entry)) {
                return;
            }
        }
    }

    private HoldCase now(HoldCase before) throws IOException {
        return register.read().find(before.id()).orElse(before);
    }
}
