package dev.invoicearchive.ingest.mapping;

/** What UTF-8, and so DynamoDB, can carry. */
final class Texts {
    private Texts() {}

    /** Whether every surrogate stands in a pair; JSON can escape lone ones, UTF-8 has no bytes for them. */
    static boolean areWhole(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
