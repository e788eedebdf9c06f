package dev.invoicearchive.auditor;

import java.util.Map;
import java.util.TreeMap;

/** The environment variables that are settings of the archive. */
public final class ArchiveEnvironment {
    private static final String PREFIX = "ARCHIVE_";

    /** Belongs to the command line: it says where a local archive is. */
    private static final String DATA = "ARCHIVE_DATA";

    private ArchiveEnvironment() {}

    /** The settings among these variables, by their names. */
    public static Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(DATA)) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}
