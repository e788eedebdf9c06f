package dev.invoicearchive.lifecycle.seal;

/** Hears how far a seal has come; from any thread. */
public interface SealProgress {
    /** Nobody listens. */
    SealProgress SILENT = new SealProgress() {
        @Override
        public void planned(long days) {
            // Nobody listens.
        }

        @Override
        public void began(String words) {
            // Nobody listens.
        }

        @Override
        public void hashed(long objects, long bytes) {
            // Nobody listens.
        }

        @Override
        public void sealed(DayRange days, int count, boolean late) {
            // Nobody listens.
        }
    };

    /** So many days are open. */
    void planned(long days);

    /** A part of the work begins, in a few words. */
    void began(String words);

    /** So many more objects have been read and hashed. */
    void hashed(long objects, long bytes);

    /**
     * A manifest has been published.
     *
     * @param days from the first of its days to the last
     * @param count how many they are
     * @param late whether they were sealed before, and are amended
     */
    void sealed(DayRange days, int count, boolean late);
}
