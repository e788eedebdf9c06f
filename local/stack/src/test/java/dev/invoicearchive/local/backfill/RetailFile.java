package dev.invoicearchive.local.backfill;

import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The file of real invoices, read the plain way: an account of it that shares no code with the product's reader. */
final class RetailFile implements MappedFile {
    private final Path file;

    RetailFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public boolean keysAreUnique() {
        return true;
    }

    @Override
    public void read(LineSink sink) throws IOException {
        Map<String, Integer> linesOfInvoice = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                List<String> fields = fields(line);
                int lineOfInvoice = linesOfInvoice.merge(fields.get(0), 1, Integer::sum);
                sink.accept(line(number, fields, lineOfInvoice));
            }
        }
    }

    private static MappedLine line(long number, List<String> fields, int lineOfInvoice) {
        Attributes names = Attributes.DEFAULT;
        String transaction = Integer.toString(lineOfInvoice);
        BigDecimal amount = new BigDecimal(fields.get(3)).multiply(new BigDecimal(fields.get(5)));
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("stock_code", new AttributeValue.Text(fields.get(1)));
        document.put("description", new AttributeValue.Text(fields.get(2)));
        document.put("quantity", new AttributeValue.Number(fields.get(3)));
        document.put("unit_price", new AttributeValue.Number(fields.get(5)));
        document.put("customer_id", new AttributeValue.Text(fields.get(6)));
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put(names.invoiceNumber(), new AttributeValue.Text(fields.get(0)));
        item.put(names.transactionId(), new AttributeValue.Text(transaction));
        item.put(names.amount(), new AttributeValue.Number(amount.toPlainString()));
        item.put(names.country(), new AttributeValue.Text(fields.get(7)));
        item.put(names.invoiceDate(), new AttributeValue.Text(fields.get(4)));
        item.put(names.invoiceDoc(), new AttributeValue.Document(document));
        Instant time = Instant.parse(fields.get(4).replace(' ', 'T') + "Z");
        return new MappedLine(number, fields.get(0), transaction, new Item(item), Optional.of(time));
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (sign == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(sign);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (sign == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(sign);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
