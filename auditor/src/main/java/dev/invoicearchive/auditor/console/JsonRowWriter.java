package dev.invoicearchive.auditor.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** One JSON object on each line. */
final class JsonRowWriter implements RowWriter {
    private final List<ResultColumn> columns;
    private final PrintStream output;
    private final JsonGenerator json;

    JsonRowWriter(PrintStream output, List<ResultColumn> columns) {
        this.columns = List.copyOf(columns);
        this.output = output;
        try {
            this.json = new JsonFactory()
                    .createGenerator(output)
                    .setPrettyPrinter(new MinimalPrettyPrinter("\n"))
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(List<String> values) {
        Rows.check(columns, values);
        try {
            json.writeStartObject();
            for (int index = 0; index < columns.size(); index++) {
                json.writeFieldName(columns.get(index).name());
                writeValue(columns.get(index).kind(), values.get(index));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.println();
        output.flush();
    }

    private void writeValue(ResultColumn.Kind kind, String value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (kind) {
            case TEXT, DECIMAL -> json.writeString(value);
            case INTEGER -> json.writeNumber(value);
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(value));
        }
    }
}
