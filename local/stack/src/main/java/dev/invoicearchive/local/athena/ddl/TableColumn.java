package dev.invoicearchive.local.athena.ddl;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name in small letters
 * @param type as the engine spells it
 * @param comment what its maker says of it
 */
public record TableColumn(String name, String type, Optional<String> comment) {
    /** The type as Hive spells it. */
    public String hiveType() {
        return HiveTypes.hive(type);
    }
}
