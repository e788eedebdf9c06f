package dev.invoicearchive.format;

import dev.invoicearchive.model.ArchiveRow;
import java.util.List;

/** Writes and reads rows in a JVM of its own, where no Hadoop class can be loaded; started by {@link NoHadoopTest}. */
final class RoundTripProgram {
    private RoundTripProgram() {}

    public static void main(String[] arguments) {
        if (hasHadoop()) {
            throw new IllegalStateException("Invalid class path: Hadoop, expected none.");
        }
        List<ArchiveRow> rows = new SampleRows(41).rows(100);
        List<ArchiveRow> readBack = ParquetRowReader.read(ParquetRowWriter.write(rows));
        if (!readBack.equals(rows)) {
            throw new IllegalStateException("Invalid rows read back: not those that were written.");
        }
        System.out.println(readBack.size() + " rows came back without Hadoop");
    }

    static boolean hasHadoop() {
        return RoundTripProgram.class.getClassLoader().getResource("org/apache/hadoop/conf/Configuration.class")
                != null;
    }
}
