package dev.invoicearchive.local.protocol;

/** A request that a service refuses, under the name that the service's clients know. */
public final class ServiceFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int CLIENT = 400;
    private static final int SERVER = 503;

    private final String type;
    private final int status;

    private ServiceFault(String type, int status, String message, Throwable cause) {
        super(message, cause);
        this.type = type;
        this.status = status;
    }

    /** The caller's fault: the same request will be refused again. */
    public static ServiceFault ofCaller(String type, String message) {
        return new ServiceFault(type, CLIENT, message, null);
    }

    /** Not the caller's fault: the same request may be taken later. */
    public static ServiceFault unavailable(String message, Throwable cause) {
        return new ServiceFault("ServiceUnavailableException", SERVER, message, cause);
    }

    String type() {
        return type;
    }

    int status() {
        return status;
    }
}
