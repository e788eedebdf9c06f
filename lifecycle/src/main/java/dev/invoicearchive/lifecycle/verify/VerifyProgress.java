package dev.invoicearchive.lifecycle.verify;

/** Is told how far a verification is; from several threads. */
public interface VerifyProgress {
    /** Nobody is told. */
    VerifyProgress NONE = new VerifyProgress() {
        @Override
        public void begin(long objects) {
            // Nobody is told.
        }

        @Override
        public void checked(long bytes) {
            // Nobody is told.
        }
    };

    /** The chain has been walked, and so many objects are to be read. */
    void begin(long objects);

    /**
     * One object more.
     *
     * @param bytes that were read of it
     */
    void checked(long bytes);
}
