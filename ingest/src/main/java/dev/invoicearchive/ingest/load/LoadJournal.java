package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a load writes down about itself: the rejected lines, and how far it has come. A line of the list counts only
 * once the progress says how long the list is; what a kill left behind that length is cut off when the load goes on.
 */
public final class LoadJournal {
    private final JournalFiles files;
    private final JournalPaths paths;
    private LoadProgress saved;
    private long rejectedBytes;
    private boolean isForced = true;

    private LoadJournal(JournalFiles files, JournalPaths paths, LoadProgress saved) {
        this.files = files;
        this.paths = paths;
        this.saved = saved;
        this.rejectedBytes = saved.rejectedBytes();
    }

    /**
     * Takes up a load where it stopped, or begins it.
     *
     * @param identity which load, see {@link LoadIdentity}
     * @param source the file that is loaded
     * @param again whether to begin anew what has been begun or finished
     * @throws JournalException if the files cannot be written, or belong to something else
     */
    public static LoadJournal open(JournalFiles files, JournalPaths paths, String identity, Path source, boolean again)
            throws JournalException {
        try {
            Optional<LoadProgress> found = read(paths.progress());
            Optional<LoadProgress> same =
                    found.filter(progress -> !again && progress.identity().equals(identity));
            if (same.isPresent() && isWhole(paths.rejected(), same.get())) {
                return resume(files, paths, same.get());
            }
            LoadProgress fresh = LoadProgress.begin(
                    identity, source.toAbsolutePath().normalize().toString());
            checkReplaceable(paths, found.filter(progress -> isOfAnotherFile(progress, fresh)), again);
            return begin(files, paths, fresh);
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.cannotWrite(paths.progress(), e);
        }
    }

    /** Whether the whole file was settled before this run. */
    public boolean isFinished() {
        return saved.finished();
    }

    /** The line through which an earlier run settled every line; 0 for none. */
    public long settledThrough() {
        return saved.settledThrough();
    }

    /** What became of the lines that are settled and saved. */
    public LoadCounts counts() {
        return saved.counts();
    }

    /** Where the rejected lines are. */
    public Path rejected() {
        return paths.rejected();
    }

    /** Adds lines to the list; they count from the next save on. */
    void append(List<RejectedLine> rejected) throws JournalException {
        if (rejected.isEmpty()) {
            return;
        }
        try {
            byte[] lines = RejectedCsv.lines(rejected);
            if (rejectedBytes == 0) {
                write(RejectedCsv.HEADER);
            }
            write(lines);
        } catch (IOException e) {
            throw JournalException.cannotWrite(paths.rejected(), e);
        }
    }

    /** Makes what has been settled so far permanent: first the list, then the word that it counts. */
    void save(long settledThrough, LoadCounts counts, boolean finished) throws JournalException {
        try {
            if (!isForced) {
                files.force(paths.rejected());
                isForced = true;
            }
            LoadProgress progress =
                    new LoadProgress(saved.identity(), saved.file(), settledThrough, rejectedBytes, counts, finished);
            files.replace(paths.progress(), progress.json());
            saved = progress;
        } catch (IOException e) {
            throw JournalException.cannotWrite(paths.progress(), e);
        }
    }

    private void write(byte[] content) throws IOException {
        isForced = false;
        files.append(paths.rejected(), content);
        rejectedBytes += content.length;
    }

    private static Optional<LoadProgress> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        try {
            return Optional.of(LoadProgress.parse(content));
        } catch (IOException e) {
            throw new JournalException("Invalid progress of a load: " + file
                    + " holds something else, expected what a load wrote. Remove it to begin anew.");
        }
    }

    /** A list that is shorter than it was has lost lines; they come back when the load begins anew. */
    private static boolean isWhole(Path rejected, LoadProgress progress) throws IOException {
        long length = Files.exists(rejected) ? Files.size(rejected) : 0;
        return length >= progress.rejectedBytes();
    }

    private static LoadJournal resume(JournalFiles files, JournalPaths paths, LoadProgress progress)
            throws IOException {
        if (Files.exists(paths.rejected()) && Files.size(paths.rejected()) > progress.rejectedBytes()) {
            files.truncate(paths.rejected(), progress.rejectedBytes());
        }
        return new LoadJournal(files, paths, progress);
    }

    private static LoadJournal begin(JournalFiles files, JournalPaths paths, LoadProgress fresh) throws IOException {
        files.replace(paths.progress(), fresh.json());
        if (Files.exists(paths.rejected())) {
            files.truncate(paths.rejected(), 0);
        }
        return new LoadJournal(files, paths, fresh);
    }

    /** Progress that is lost lets a load begin anew, which brings back items that were removed since. */
    private static void checkReplaceable(JournalPaths paths, Optional<LoadProgress> other, boolean again)
            throws IOException {
        Path rejected = paths.rejected();
        boolean hasList = Files.exists(rejected);
        if (hasList) {
            RejectedCsv.checkIsList(rejected);
        }
        if (hasList && other.isPresent()) {
            throw new JournalException("Cannot use " + rejected + ": it lists the rejected lines of "
                    + other.get().file() + ", expected a free name. Give another with --rejected, or remove it.");
        }
        if (!again && other.isPresent()) {
            throw new JournalException("Cannot use " + paths.progress() + ": it says how far a load has come with "
                    + other.get().file()
                    + ", expected a free name. Give another list with --rejected, or replace it with --again.");
        }
    }

    /** The same content at another place is the same load. */
    private static boolean isOfAnotherFile(LoadProgress found, LoadProgress fresh) {
        return !found.file().equals(fresh.file()) && !found.identity().equals(fresh.identity());
    }
}
