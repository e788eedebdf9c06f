package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.PublicKeyEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A manifest as maps in the order of their names, lists, texts and whole numbers: what its JSON is made of. */
final class ManifestTree {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ManifestTree() {}

    static Map<String, Object> of(Manifest manifest) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("format", ManifestJson.FORMAT);
        tree.put("sequence", manifest.sequence());
        tree.put("createdAt", text(manifest.createdAt()));
        manifest.previous().ifPresent(previous -> tree.put("previous", previous(previous)));
        tree.put("key", key(manifest.key()));
        manifest.nextKey().ifPresent(next -> tree.put("nextKey", key(next)));
        tree.put("schemaVersion", manifest.schemaVersion());
        tree.put("rulesSha256", manifest.rulesSha256());
        tree.put("attempt", manifest.attempt());
        manifest.sealedThrough().ifPresent(day -> tree.put("sealedThrough", day.toString()));
        tree.put("days", list(manifest.days(), ManifestTree::day));
        tree.put("rollups", list(manifest.rollups(), ManifestTree::sealed));
        return tree;
    }

    /** Milliseconds always, so that an instant has one text. */
    static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    private static Map<String, Object> previous(Manifest.Previous previous) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("sequence", previous.sequence());
        tree.put("sha256", previous.sha256());
        tree.put("signature", previous.signature());
        return tree;
    }

    private static Map<String, Object> key(PublicKeyEntry key) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("id", key.id());
        tree.put("publicKey", key.publicKey());
        return tree;
    }

    private static Map<String, Object> day(DayEntry entry) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("day", entry.day().toString());
        tree.put("generation", (long) entry.generation());
        tree.put("totals", totals(entry.totals()));
        tree.put("delivered", list(entry.delivered(), ManifestTree::known));
        tree.put("source", list(entry.source(), ManifestTree::known));
        tree.put("errors", list(entry.errors(), ManifestTree::known));
        tree.put("sealed", list(entry.sealed(), ManifestTree::sealed));
        return tree;
    }

    private static Map<String, Object> totals(ControlTotals totals) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("rows", totals.rows());
        tree.put("events", totals.events());
        tree.put("amount", totals.amount().toPlainString());
        tree.put("previousAmount", totals.previousAmount().toPlainString());
        totals.firstMicros().ifPresent(micros -> tree.put("firstMicros", micros));
        totals.lastMicros().ifPresent(micros -> tree.put("lastMicros", micros));
        return tree;
    }

    private static Map<String, Object> known(KnownObject object) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("key", object.key());
        tree.put("versionId", object.versionId());
        tree.put("eTag", object.eTag());
        tree.put("size", object.size());
        tree.put("sha256", object.sha256());
        object.rows().ifPresent(rows -> tree.put("rows", rows));
        return tree;
    }

    private static Map<String, Object> sealed(SealedFile file) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("key", file.key());
        tree.put("size", file.size());
        tree.put("sha256", file.sha256());
        tree.put("rows", file.rows());
        tree.put("sourceBucket", file.sourceBucket());
        tree.put("sourceKey", file.sourceKey());
        return tree;
    }

    private static <T> List<Map<String, Object>> list(List<T> elements, Function<T, Map<String, Object>> tree) {
        return elements.stream().map(tree).toList();
    }
}
