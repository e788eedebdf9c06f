package dev.invoicearchive.local.athena.registry;

/** What callers read about the version of the engine. */
public final class EngineVersions {
    /** The only one that Athena still offers for SQL; the dialect here is Trino's, as its is. */
    public static final String EFFECTIVE = "Athena engine version 3";

    private EngineVersions() {}
}
