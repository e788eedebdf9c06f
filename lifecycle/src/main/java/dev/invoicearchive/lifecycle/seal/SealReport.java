package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the sealer did.
 *
 * @param daysSealed days that were closed
 * @param daysAmended sealed days to which late objects were added
 * @param files sealed files and roll-ups that were published
 * @param rows rows that were sealed
 * @param objects delivered, source and error objects that the new manifests name
 * @param bytes of those objects
 * @param manifests how many manifests were published
 * @param sealedThrough the last sealed day; empty if none is
 * @param head the last manifest of the chain; empty if there is none
 * @param faults what is wrong; if there is any, what could not be proven is not published
 */
public record SealReport(
        long daysSealed,
        long daysAmended,
        long files,
        long rows,
        long objects,
        long bytes,
        long manifests,
        Optional<LocalDate> sealedThrough,
        Optional<Head> head,
        List<SealFault> faults) {
    public SealReport {
        faults = List.copyOf(faults);
    }

    /**
     * The last manifest.
     *
     * @param sha256 of its bytes, hexadecimal: to be kept where nobody who can write here can write
     */
    public record Head(long sequence, String sha256) {}

    /** Nothing done yet. */
    static SealReport begin() {
        return new SealReport(0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), List.of());
    }

    /** With one more manifest. */
    SealReport with(Manifest manifest, boolean late, Hashed hashed) {
        int days = manifest.days().size();
        long sealed =
                manifest.days().stream().mapToLong(day -> day.sealed().size()).sum();
        long added =
                manifest.days().stream().mapToLong(day -> day.totals().rows()).sum();
        return new SealReport(
                daysSealed + (late ? 0 : days),
                daysAmended + (late ? days : 0),
                files + sealed + manifest.rollups().size(),
                rows + added,
                objects + hashed.objects(),
                bytes + hashed.bytes(),
                manifests + 1,
                sealedThrough,
                head,
                faults);
    }

    /** With these faults instead. */
    SealReport withFaults(List<SealFault> found) {
        return new SealReport(
                daysSealed, daysAmended, files, rows, objects, bytes, manifests, sealedThrough, head, found);
    }

    /** With what is found at the end. */
    SealReport ended(Optional<LocalDate> through, Optional<SignedManifest> last, List<SealFault> found) {
        return new SealReport(
                daysSealed,
                daysAmended,
                files,
                rows,
                objects,
                bytes,
                manifests,
                through,
                last.map(link -> new Head(link.manifest().sequence(), link.sha256())),
                found);
    }
}
