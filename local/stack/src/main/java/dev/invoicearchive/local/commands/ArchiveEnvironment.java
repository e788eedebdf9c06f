package dev.invoicearchive.local.commands;

import java.util.Map;
import java.util.TreeMap;

/** The environment variables that are settings of the archive. */
final class ArchiveEnvironment {
    private static final String PREFIX = "ARCHIVE_";

    /** Belongs to the command line: it says where the settings are kept. */
    private static final String DATA = "ARCHIVE_DATA";

    private ArchiveEnvironment() {}

    static Map<String, String> ofProcess() {
        Map<String, String> settings = new TreeMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(DATA)) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}
