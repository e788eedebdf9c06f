package dev.invoicearchive.auditor;

/** Where the archive is that a command talks to. */
public enum Target {
    /** The stack on this machine. */
    LOCAL,
    /** The AWS account that the default credentials name. */
    AWS
}
