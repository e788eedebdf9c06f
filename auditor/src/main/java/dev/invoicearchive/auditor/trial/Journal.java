package dev.invoicearchive.auditor.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a trial has made, on disk: each thing is noted, and the note forced, before it exists, so that a killed trial can
 * be cleaned by another process. The file goes when nothing is left.
 */
public final class Journal {
    private static final String SUFFIX = ".journal";
    private static final String MAKE = "make";
    private static final String GONE = "gone";

    private final Path file;
    private final String trial;
    private final String place;

    private Journal(Path file, String trial, String place) {
        this.file = file;
        this.trial = trial;
        this.place = place;
    }

    /**
     * Begins a journal.
     *
     * @param folder made if missing
     * @param trial the trial's name, which begins every other
     * @param place account and region
     * @throws UncheckedIOException if it cannot be written
     */
    public static Journal begin(Path folder, String trial, String place) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Journal journal = new Journal(folder.resolve(trial + SUFFIX), trial, place);
        journal.append("trial " + trial + " in " + place);
        return journal;
    }

    /**
     * The journals of trials that were not cleaned.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static List<Journal> left(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .map(Journal::opened)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The trial's name. */
    public String trial() {
        return trial;
    }

    /** Account and region; empty text if the trial was killed before it wrote them. */
    public String place() {
        return place;
    }

    /** Notes that something is about to be made. */
    void make(Made made) {
        append(MAKE + " " + made.kind() + " " + made.name());
    }

    /** Notes that something is gone for good. */
    void gone(Made made) {
        append(GONE + " " + made.kind() + " " + made.name());
    }

    /** What may still exist, what was made first at the end. */
    List<Made> left() {
        List<Made> left = new ArrayList<>();
        for (String line : lines(file)) {
            String[] words = line.split(" ");
            if (words.length == 3 && words[0].equals(MAKE)) {
                left.add(0, new Made(Made.Kind.valueOf(words[1]), words[2]));
            }
            if (words.length == 3 && words[0].equals(GONE)) {
                left.remove(new Made(Made.Kind.valueOf(words[1]), words[2]));
            }
        }
        return left;
    }

    /** Takes the file away, for nothing is left. */
    void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Journal opened(Path file) {
        String name = file.getFileName().toString();
        String trial = name.substring(0, name.length() - SUFFIX.length());
        String begin = "trial " + trial + " in ";
        String place = lines(file).stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst()
                .orElse("");
        return new Journal(file, trial, place);
    }

    /** Whole lines only: what a kill tore off was not yet made. */
    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String line) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(channel));
            channel.truncate(channel.position());
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }
}
