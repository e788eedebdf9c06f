package dev.invoicearchive.lifecycle.seal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The lists that an attempt keeps in the work area, because they are too long for a state: JSON lines. */
final class AttemptFiles {
    private AttemptFiles() {}

    /** Where an attempt keeps them, with a slash at its end. */
    static String folder(String attempt) {
        return "seal/" + attempt + "/";
    }

    /** A line of the planned objects. */
    private record PlannedLine(Zone zone, LocalDate day, boolean named, ObjectVersion version) {
        @JsonIgnore
        FoundObject object() {
            return new FoundObject(zone, day, version);
        }
    }

    /** An object of which the manifest will tell, with its hash. */
    record HashedLine(Zone zone, LocalDate day, KnownObject object) {}

    static void putObjects(WorkArea work, String key, PlannedObjects objects) throws IOException {
        List<Object> lines = new ArrayList<>();
        objects.named().forEach(object -> lines.add(line(object, true)));
        objects.read().forEach(object -> lines.add(line(object, false)));
        putLines(work, key, lines);
    }

    static PlannedObjects objects(WorkArea work, String key) throws IOException {
        List<FoundObject> named = new ArrayList<>();
        List<FoundObject> read = new ArrayList<>();
        for (PlannedLine line : lines(work, key, PlannedLine.class)) {
            (line.named() ? named : read).add(line.object());
        }
        return new PlannedObjects(named, read);
    }

    static void putLines(WorkArea work, String key, List<?> values) throws IOException {
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append(SealJson.text(value)).append('\n'));
        work.put(key, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static <T> List<T> lines(WorkArea work, String key, Class<T> type) throws IOException {
        List<T> values = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(work.open(key), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                values.add(SealJson.read(line, type));
            }
        }
        return values;
    }

    private static PlannedLine line(FoundObject object, boolean named) {
        return new PlannedLine(object.zone(), object.day(), named, object.version());
    }
}
