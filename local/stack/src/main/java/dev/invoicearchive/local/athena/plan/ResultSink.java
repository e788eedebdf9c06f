package dev.invoicearchive.local.athena.plan;

import dev.invoicearchive.local.athena.storage.S3Location;
import java.io.IOException;
import java.util.List;

/** Where a statement's result goes. */
public interface ResultSink {
    /** Says what columns the rows have; once, before the first. */
    void columns(List<ResultColumn> columns) throws IOException;

    /** Adds a row; its texts may be null. */
    void row(List<String> texts) throws IOException;

    /** Says how many rows the statement wrote. */
    void updated(long rows);

    /** Says which files the statement wrote; they become the manifest. */
    void wrote(List<S3Location> files) throws IOException;

    /** A result of texts only, as of {@code SHOW}. */
    default void texts(List<String> names, List<List<String>> rows) throws IOException {
        columns(names.stream().map(ResultColumn::string).toList());
        for (List<String> row : rows) {
            row(row);
        }
    }
}
