package dev.invoicearchive.local.athena.sql;

/** A statement that fails before the engine sees it, with the words and the type of error that Athena would give. */
public final class StatementFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The types of Athena's catalog of errors that occur here. */
    public enum Type {
        SYNTAX(1006),
        QUERY_REJECTED(1008),
        INVALID_ARGUMENT(1100),
        INVALID_PROPERTY(1101),
        INVALID_TABLE_PROPERTY(1103),
        PATH_NOT_FOUND(1109),
        NO_SUCH_TABLE(1110),
        NOT_SUPPORTED(1200),
        QUERY_TYPE_NOT_SUPPORTED(1202),
        NOT_FOUND(1300),
        NO_SUCH_BUCKET(1306),
        ACCESS_DENIED(1501);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        /** The number in {@code AthenaError.ErrorType}. */
        public int number() {
            return number;
        }
    }

    private final Type type;

    /** @param message what, found, expected, next step; begins with the name of the error as the engine's do */
    public StatementFault(Type type, String message) {
        super(message);
        this.type = type;
    }

    /** What kind of error it is. */
    public Type type() {
        return type;
    }
}
