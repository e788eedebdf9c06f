package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.UnreadableRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads every byte of the planned objects once: hashes it, and notes which events it tells of. */
public final class HashStep {
    private final SealPorts ports;
    private final Workers workers;
    private final SealProgress progress;

    HashStep(SealPorts ports, Workers workers, SealProgress progress) {
        this.ports = ports;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * What comes of hashing.
     *
     * @param hashed empty if something is wrong
     * @param faults what is wrong
     */
    public record Outcome(Optional<Hashed> hashed, List<SealFault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /** Hashes. */
    public Outcome hash(SealPlan plan) throws IOException {
        PlannedObjects planned = AttemptFiles.objects(ports.work(), plan.objectsKey());
        String folder = AttemptFiles.folder(plan.attempt());
        Faults faults = new Faults();
        EventBlocks events = new EventBlocks(ports.work(), folder + "events-");
        List<AttemptFiles.HashedLine> hashed = read(planned, events, faults);
        if (!faults.isEmpty()) {
            return new Outcome(Optional.empty(), faults.list());
        }
        hashed.sort(Comparator.comparing(line -> line.object().key()));
        AttemptFiles.putLines(ports.work(), folder + "hashed.jsonl", hashed);
        long bytes = hashed.stream().mapToLong(line -> line.object().size()).sum();
        return new Outcome(
                Optional.of(
                        new Hashed(folder + "hashed.jsonl", folder + "events-", events.finish(), hashed.size(), bytes)),
                List.of());
    }

    private List<AttemptFiles.HashedLine> read(PlannedObjects planned, EventBlocks events, Faults faults)
            throws IOException {
        List<AttemptFiles.HashedLine> hashed = new ArrayList<>();
        ObjectReader reader = new ObjectReader(ports.objects(), new UnreadableRecords(), faults);
        // Errors first: by them a source object is understood.
        workers.forEach(jobs(planned, true), job -> read(job, reader, events, hashed));
        workers.forEach(jobs(planned, false), job -> read(job, reader, events, hashed));
        return hashed;
    }

    /**
     * An object to read.
     *
     * @param named whether the manifest will tell of it
     */
    private record Job(FoundObject object, boolean named) {}

    private void read(Job job, ObjectReader reader, EventBlocks events, List<AttemptFiles.HashedLine> hashed)
            throws IOException {
        EventBlocks.Block block = new EventBlocks.Block(job.object());
        Optional<KnownObject> known = reader.read(job.object(), block);
        events.add(block);
        if (known.isPresent() && job.named()) {
            synchronized (hashed) {
                hashed.add(new AttemptFiles.HashedLine(
                        job.object().zone(), job.object().day(), known.get()));
            }
        }
        progress.hashed(1, job.object().version().size());
    }

    private static List<Job> jobs(PlannedObjects planned, boolean errors) {
        List<Job> jobs = new ArrayList<>();
        planned.named().forEach(object -> jobs.add(new Job(object, true)));
        planned.read().forEach(object -> jobs.add(new Job(object, false)));
        jobs.removeIf(job -> (job.object().zone() == Zone.ERRORS) != errors);
        return jobs;
    }
}
