package dev.invoicearchive.auditor.doctor;

import java.util.OptionalLong;

/** Athena's workgroups. */
@FunctionalInterface
public interface WorkGroups {
    /** A workgroup by name. */
    WorkGroup workGroup(String name);

    /**
     * A workgroup.
     *
     * @param enforced whether a client's own settings count for nothing
     * @param output where results go; empty text if clients say so
     * @param encryption such as {@code SSE_KMS}; empty text if none
     * @param scanBytesMax the most that one query may read
     * @param engine such as {@code Athena engine version 3}
     */
    record WorkGroup(boolean enforced, String output, String encryption, OptionalLong scanBytesMax, String engine) {}
}
