package dev.invoicearchive.local.athena.ddl;

import java.nio.file.Path;

/** The engine's spelling of places: {@code file:/folder}, {@code file:///folder} or {@code local:///folder}. */
final class EngineLocation {
    private EngineLocation() {}

    static Path path(String location) {
        return Path.of(location.replaceFirst("^[a-z]+:/*", "/"));
    }
}
