package dev.invoicearchive.lifecycle.seal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** The file of the table {@code days}: what the manifests say of each day, one line of JSON for each. */
final class DaysFile {
    private DaysFile() {}

    /** A line, in the table's columns. What came after the seal is not known here, and stands as none. */
    private record Line(
            @JsonProperty("day") LocalDate day,
            @JsonProperty("state") String state,
            @JsonProperty("generation") int generation,
            @JsonProperty("row_count") long rows,
            @JsonProperty("manifest") long manifest,
            @JsonProperty("late_rows") long lateRows,
            @JsonProperty("late_objects") long lateObjects,
            @JsonProperty("error_objects") long errorObjects,
            @JsonProperty("cold_objects") long coldObjects,
            @JsonProperty("gaps") long gaps) {
        static Line of(LocalDate day, SealHistory.SealedDay known) {
            return new Line(
                    day, "sealed", known.generation(), known.rows(), known.manifest(), 0, 0, known.errors(), 0, 0);
        }
    }

    static byte[] of(SealHistory history) {
        StringBuilder text = new StringBuilder();
        history.days().forEach((day, known) -> text.append(SealJson.text(Line.of(day, known)))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
