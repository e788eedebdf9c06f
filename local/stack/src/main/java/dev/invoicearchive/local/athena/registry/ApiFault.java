package dev.invoicearchive.local.athena.registry;

/** A request that Athena would answer with an error. */
public final class ApiFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The errors of the API's model that occur here. */
    public enum Type {
        INVALID_REQUEST("InvalidRequestException"),
        RESOURCE_NOT_FOUND("ResourceNotFoundException"),
        METADATA("MetadataException"),
        UNKNOWN_OPERATION("UnknownOperationException");

        private final String shape;

        Type(String shape) {
            this.shape = shape;
        }

        /** Its name on the wire. */
        public String shape() {
            return shape;
        }
    }

    private final Type type;

    /** @param message what, found, expected, next step */
    public ApiFault(Type type, String message) {
        super(message);
        this.type = type;
    }

    /** A request with something wrong in it. */
    public static ApiFault invalid(String message) {
        return new ApiFault(Type.INVALID_REQUEST, message);
    }

    /** Which error it is. */
    public Type type() {
        return type;
    }
}
