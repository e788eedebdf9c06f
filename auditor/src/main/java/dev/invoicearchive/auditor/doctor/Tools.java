package dev.invoicearchive.auditor.doctor;

import java.util.Optional;

/** What is installed on this machine. */
@FunctionalInterface
public interface Tools {
    /** The version that a tool answers, such as {@code v22.1.0}; empty if there is no such tool. */
    Optional<String> version(Tool tool);

    /** The tools of a deployment. */
    enum Tool {
        /** Runs Maven, and this. */
        JAVA,
        /** Runs the CDK command line. */
        NODE,
        /** The CDK command line itself. */
        CDK
    }
}
