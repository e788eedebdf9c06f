package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.PublicKeyEntry;
import java.security.PublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest must be to follow the one before it. It goes on after a fault, so that one fault is told once. */
final class ChainRules {
    private final Map<LocalDate, Integer> generations = new HashMap<>();
    private Optional<PublicKeyEntry> expectedKey;
    private Optional<Manifest.Previous> previous = Optional.empty();
    private Instant notBefore = Instant.EPOCH;
    private Optional<LocalDate> sealedThrough = Optional.empty();
    private boolean previousKnown = true;
    /** Whether every manifest so far was good; only then is it known which days are sealed. */
    private boolean complete;

    private long next = 1;

    /** From the first manifest on. */
    ChainRules(Optional<byte[]> pinnedKey) {
        expectedKey = pinnedKey.map(PublicKeyFile::entry);
        complete = true;
    }

    /** After a manifest that is good. */
    ChainRules(SignedManifest good) {
        Manifest manifest = good.manifest();
        expectedKey = Optional.of(manifest.nextKey().orElse(manifest.key()));
        previous = Optional.of(good.asPrevious());
        notBefore = manifest.createdAt();
        sealedThrough = manifest.sealedThrough();
        next = manifest.sequence() + 1;
        complete = false;
    }

    /** The number of the manifest that comes next. */
    long next() {
        return next;
    }

    /** There is no such manifest, or none to be trusted: what comes after it is not measured by it. */
    void skip(long sequence) {
        next = sequence + 1;
        previousKnown = false;
        complete = false;
    }

    /** What is wrong with the next manifest; nothing if it is good. */
    List<Fault> check(String key, SignedManifest signed) {
        Manifest manifest = signed.manifest();
        List<Fault> faults = new ArrayList<>();
        if (manifest.sequence() != next) {
            faults.add(new Fault(Kind.CHAIN, key, "sequence " + next, "sequence " + manifest.sequence()));
        }
        checkSignature(key, signed, faults);
        if (!faults.isEmpty()) {
            // Anybody may have written it.
            skip(next);
            return faults;
        }
        checkPrevious(key, manifest, faults);
        checkTime(key, manifest, faults);
        checkDays(key, manifest, faults);
        expectedKey = Optional.of(manifest.nextKey().orElse(manifest.key()));
        previous = Optional.of(signed.asPrevious());
        previousKnown = true;
        next++;
        return faults;
    }

    private void checkSignature(String key, SignedManifest signed, List<Fault> faults) {
        PublicKeyEntry entry = signed.manifest().key();
        if (expectedKey.isPresent() && !expectedKey.get().equals(entry)) {
            faults.add(new Fault(Kind.KEY, key, "key " + expectedKey.get().id(), "key " + entry.id()));
            return;
        }
        try {
            PublicKey publicKey = ManifestStore.publicKey(key, entry);
            if (!EcdsaSignatures.verifies(publicKey, signed.bytes(), signed.signature())) {
                faults.add(new Fault(Kind.SIGNATURE, key, "a signature by key " + entry.id(), "another one"));
            }
            if (signed.manifest().nextKey().isPresent()) {
                ManifestStore.publicKey(key, signed.manifest().nextKey().get());
            }
        } catch (InvalidManifestException e) {
            faults.add(new Fault(Kind.KEY, key, "a key of P-256 and its hash", e.getMessage()));
        }
    }

    private void checkPrevious(String key, Manifest manifest, List<Fault> faults) {
        if (!previousKnown || manifest.previous().equals(previous)) {
            return;
        }
        faults.add(new Fault(Kind.CHAIN, key, "previous " + words(previous), words(manifest.previous())));
    }

    private static String words(Optional<Manifest.Previous> previous) {
        return previous.map(manifest -> "manifest " + manifest.sequence() + ", SHA-256 " + manifest.sha256()
                        + ", signature " + hashOfBase64(manifest.signature()))
                .orElse("none");
    }

    /** A signature is long; its hash tells two apart just as well. */
    private static String hashOfBase64(String signature) {
        try {
            return Sha256.of(Base64.getDecoder().decode(signature)).substring(0, 16);
        } catch (IllegalArgumentException e) {
            return "unreadable";
        }
    }

    private void checkTime(String key, Manifest manifest, List<Fault> faults) {
        if (manifest.createdAt().isBefore(notBefore)) {
            faults.add(new Fault(
                    Kind.TIME,
                    key,
                    notBefore + " or later",
                    manifest.createdAt().toString()));
        } else {
            notBefore = manifest.createdAt();
        }
    }

    private void checkDays(String key, Manifest manifest, List<Fault> faults) {
        LocalDate last = null;
        for (DayEntry entry : manifest.days()) {
            if (last != null && !entry.day().isAfter(last)) {
                faults.add(new Fault(Kind.CHAIN, key, "days in order", entry.day() + " after " + last));
            }
            last = entry.day();
            checkGeneration(key, entry, faults);
        }
        checkSealedThrough(key, manifest, faults);
    }

    private void checkGeneration(String key, DayEntry entry, List<Fault> faults) {
        int expected = generations.getOrDefault(entry.day(), 0) + 1;
        if (complete && entry.generation() != expected) {
            faults.add(new Fault(
                    Kind.CHAIN,
                    key,
                    "generation " + expected + " of " + entry.day(),
                    "generation " + entry.generation()));
        }
        generations.merge(entry.day(), entry.generation(), Math::max);
    }

    /** Every day up to the last sealed one has an entry, a day without changes too. */
    private void checkSealedThrough(String key, Manifest manifest, List<Fault> faults) {
        Optional<LocalDate> furthest = manifest.days().isEmpty()
                ? sealedThrough
                : Optional.of(manifest.days().get(manifest.days().size() - 1).day())
                        .filter(day -> sealedThrough.isEmpty() || day.isAfter(sealedThrough.get()))
                        .or(() -> sealedThrough);
        if (complete && !manifest.sealedThrough().equals(furthest)) {
            faults.add(new Fault(
                    Kind.CHAIN,
                    key,
                    "sealed through " + furthest.map(LocalDate::toString).orElse("no day"),
                    "sealed through "
                            + manifest.sealedThrough().map(LocalDate::toString).orElse("no day")));
        }
        if (complete && sealedThrough.isPresent() && furthest.isPresent()) {
            checkNoGap(key, sealedThrough.get(), furthest.get(), faults);
        }
        sealedThrough = manifest.sealedThrough();
    }

    private void checkNoGap(String key, LocalDate before, LocalDate through, List<Fault> faults) {
        before.plusDays(1)
                .datesUntil(through.plusDays(1))
                .filter(day -> !generations.containsKey(day))
                .forEach(day -> faults.add(new Fault(Kind.CHAIN, key, "an entry of " + day, "none")));
    }
}
