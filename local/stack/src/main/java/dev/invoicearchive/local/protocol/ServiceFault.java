package dev.invoicearchive.local.protocol;

import java.util.Map;

/** A request that a service refuses, under the name that the service's clients know. */
public final class ServiceFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int CLIENT = 400;
    private static final int SERVER = 503;

    private final String type;
    private final int status;
    private final transient Map<String, String> details;

    private ServiceFault(String type, int status, String message, Throwable cause, Map<String, String> details) {
        super(message, cause);
        this.type = type;
        this.status = status;
        this.details = Map.copyOf(details);
    }

    /** The caller's fault: the same request will be refused again. */
    public static ServiceFault ofCaller(String type, String message) {
        return ofCaller(type, message, Map.of());
    }

    /** The caller's fault, with further fields that the service's clients know. */
    public static ServiceFault ofCaller(String type, String message, Map<String, String> details) {
        return new ServiceFault(type, CLIENT, message, null, details);
    }

    /** Not the caller's fault: the same request may be taken later. */
    public static ServiceFault unavailable(String message, Throwable cause) {
        return new ServiceFault("ServiceUnavailableException", SERVER, message, cause, Map.of());
    }

    String type() {
        return type;
    }

    int status() {
        return status;
    }

    Map<String, String> details() {
        return details;
    }
}
