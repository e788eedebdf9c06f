package dev.invoicearchive.lifecycle.seal;

import java.nio.charset.StandardCharsets;

/** The table {@code days}: what the manifests say of each day, one line of JSON for each. */
final class DaysFile {
    private DaysFile() {}

    static byte[] of(SealHistory history) {
        StringBuilder text = new StringBuilder();
        history.days().forEach((day, known) -> text.append("{\"day\":\"")
                .append(day)
                .append("\",\"generation\":")
                .append(known.generation())
                .append(",\"sealed_rows\":")
                .append(known.rows())
                .append(",\"error_objects\":")
                .append(known.errors())
                .append("}\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
