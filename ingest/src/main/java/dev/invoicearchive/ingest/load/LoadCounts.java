package dev.invoicearchive.ingest.load;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of the lines of a file; every line is in exactly one of the four.
 *
 * @param loaded written to the table
 * @param alreadyThere in the table before, with the same content
 * @param repeated the same key and content as a line shortly before that is in the table
 * @param rejected in the list of rejected lines
 */
public record LoadCounts(
        @JsonProperty("loaded") long loaded,
        @JsonProperty("alreadyThere") long alreadyThere,
        @JsonProperty("repeated") long repeated,
        @JsonProperty("rejected") long rejected) {
    /** Nothing yet. */
    public static final LoadCounts NONE = new LoadCounts(0, 0, 0, 0);

    /** All lines. */
    public long lines() {
        return loaded + alreadyThere + repeated + rejected;
    }

    LoadCounts plus(LoadCounts more) {
        return new LoadCounts(
                loaded + more.loaded,
                alreadyThere + more.alreadyThere,
                repeated + more.repeated,
                rejected + more.rejected);
    }
}
