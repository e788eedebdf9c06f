package dev.invoicearchive.local.athena;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The whole history of one transaction, as chains of images: inserted, edited, now and then back to what it was or to the
 * same, removed or expired, inserted again; several changes may share a microsecond.
 */
final class GeneratedHistory {
    /** One change: the images that it found and left, 0 for none, and when. */
    record Step(long micros, long found, long left, boolean expired) {}

    private final List<Step> steps;

    private GeneratedHistory(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    static GeneratedHistory of(Random random, long startMicros) {
        List<Step> steps = new ArrayList<>();
        List<Long> images = new ArrayList<>(List.of(0L));
        // One in five is older than the feed.
        long present = random.nextInt(5) == 0 ? 1 + random.nextInt(1_000_000) : 0;
        long micros = startMicros;
        int length = 1 + random.nextInt(7);
        for (int step = 0; step < length; step++) {
            micros += random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1_000_000);
            long next = next(random, present, images);
            steps.add(new Step(micros, present, next, next == 0 && random.nextBoolean()));
            images.add(next);
            present = next;
        }
        return new GeneratedHistory(steps);
    }

    private static long next(Random random, long present, List<Long> images) {
        int choice = random.nextInt(10);
        if (present != 0 && choice < 2) {
            return 0;
        }
        if (choice < 4) {
            long before = images.get(random.nextInt(images.size()));
            // From nothing to nothing is no change.
            return before == 0 && present == 0 ? 2 + random.nextInt(1_000_000) : before;
        }
        return 2 + random.nextInt(1_000_000);
    }

    List<Step> steps() {
        return steps;
    }

    /** Without one of its changes. */
    GeneratedHistory without(int step) {
        List<Step> others = new ArrayList<>(steps);
        others.remove(step);
        return new GeneratedHistory(others);
    }

    boolean sharesMoments() {
        return steps.stream().map(Step::micros).distinct().count() < steps.size();
    }

    /** Whether nothing can have been there before the first microsecond's changes. */
    boolean mayBeginWithNothing() {
        Map<Long, Integer> balance = new HashMap<>();
        steps.stream().filter(step -> step.micros() == steps.get(0).micros()).forEach(step -> {
            balance.merge(step.left(), 1, Integer::sum);
            balance.merge(step.found(), -1, Integer::sum);
        });
        boolean closed = balance.values().stream().allMatch(left -> left == 0);
        return closed ? balance.containsKey(0L) : balance.getOrDefault(0L, 0) < 0;
    }

    /** Whether the steps can follow each other in any order that their times allow, so that nothing need be missing. */
    boolean isPossible() {
        return steps.stream().anyMatch(first -> isPossible(new HashSet<>(), steps.size(), first.found()));
    }

    private boolean isPossible(Set<Integer> used, int length, long present) {
        if (used.size() == length) {
            return true;
        }
        long earliest = Long.MAX_VALUE;
        for (int index = 0; index < length; index++) {
            earliest = used.contains(index)
                    ? earliest
                    : Math.min(earliest, steps.get(index).micros());
        }
        for (int index = 0; index < length; index++) {
            Step step = steps.get(index);
            if (!used.contains(index) && step.micros() == earliest && step.found() == present) {
                used.add(index);
                boolean possible = isPossible(used, length, step.left());
                used.remove(index);
                if (possible) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The rows of a transaction of this name; every third change is delivered twice. */
    List<Map<String, String>> rows(String transaction) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            Map<String, String> row = row(transaction + "-" + index + "-" + step.hashCode(), transaction, step);
            rows.add(row);
            if (index % 3 == 1) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, String> row(String event, String transaction, Step step) {
        String name = step.found() == 0 ? "INSERT" : step.left() == 0 ? "REMOVE" : "MODIFY";
        Map<String, String> row = new HashMap<>(Map.of(
                "event_id", event,
                "event_name", name,
                "transaction_id", transaction,
                "event_time",
                        Instant.EPOCH.plus(step.micros(), ChronoUnit.MICROS).toString()));
        if (step.left() != 0) {
            row.put("image_fingerprint", Long.toString(step.left()));
        } else {
            row.put("removed_by", step.expired() ? "ttl" : "user");
        }
        if (step.found() != 0) {
            row.put("previous_image_fingerprint", Long.toString(step.found()));
        }
        return row;
    }
}
