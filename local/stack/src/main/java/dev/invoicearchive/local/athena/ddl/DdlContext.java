package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.storage.Buckets;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What statements about tables need to know.
 *
 * @param database of names without one
 * @param executionId of the statement
 * @param buckets where locations lead
 * @param engineLocation how the engine spells a folder
 * @param tableFolder where the files of a table go that the statement makes of a query and gives no location
 */
public record DdlContext(
        String database,
        String executionId,
        Buckets buckets,
        Function<Path, String> engineLocation,
        Path tableFolder) {}
