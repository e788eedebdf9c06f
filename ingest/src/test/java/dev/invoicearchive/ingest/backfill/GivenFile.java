package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A file whose lines a test gives. */
public final class GivenFile implements MappedFile {
    private final String name;
    private final boolean keysAreUnique;
    private final List<MappedLine> lines;
    private final List<RejectedLine> rejected = new ArrayList<>();

    private GivenFile(String name, boolean keysAreUnique, List<MappedLine> lines) {
        this.name = name;
        this.keysAreUnique = keysAreUnique;
        this.lines = new ArrayList<>(lines);
    }

    static GivenFile ofUniqueKeys(MappedLine... lines) {
        return new GivenFile("unique.csv", true, List.of(lines));
    }

    /** A file in which a key may come more than once. */
    public static GivenFile of(List<MappedLine> lines) {
        return new GivenFile("given.csv", false, lines);
    }

    static GivenFile of(MappedLine... lines) {
        return of(List.of(lines));
    }

    /** One line: a transaction with an amount. */
    public static MappedLine line(long number, String invoice, String transaction, String amount, Instant time) {
        Attributes names = Attributes.DEFAULT;
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put(names.invoiceNumber(), new AttributeValue.Text(invoice));
        item.put(names.transactionId(), new AttributeValue.Text(transaction));
        item.put(names.amount(), new AttributeValue.Number(amount));
        return new MappedLine(number, invoice, transaction, new Item(item), Optional.ofNullable(time));
    }

    /** The same lines under another name and in another order. */
    GivenFile shuffled(String otherName, long seed) {
        List<MappedLine> other = new ArrayList<>(lines);
        Collections.shuffle(other, new Random(seed));
        return new GivenFile(otherName, keysAreUnique, other);
    }

    GivenFile rejecting(RejectedLine line) {
        rejected.add(line);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean keysAreUnique() {
        return keysAreUnique;
    }

    @Override
    public void read(LineSink sink) throws IOException {
        for (MappedLine line : lines) {
            sink.accept(line);
        }
        for (RejectedLine line : rejected) {
            sink.reject(line);
        }
    }
}
