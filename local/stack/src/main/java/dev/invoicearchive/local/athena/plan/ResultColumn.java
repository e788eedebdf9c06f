package dev.invoicearchive.local.athena.plan;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A column of a result, in Athena's words.
 *
 * @param name as the statement names it
 * @param type such as {@code varchar}, without parameters
 * @param precision digits of a decimal, longest length of a text; as Athena reports it
 * @param scale decimals of a decimal, else 0
 */
public record ResultColumn(String name, String type, int precision, int scale) {
    /** The columns of a result of the engine. */
    public static List<ResultColumn> of(ResultSetMetaData metaData) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int index = 1; index <= metaData.getColumnCount(); index++) {
            // The engine's own name, with parameters: decimal(38,9), varchar(5), array(bigint).
            String engineType = metaData.getColumnTypeName(index).toLowerCase(Locale.ROOT);
            String type = withoutParameters(engineType);
            boolean decimal = type.equals("decimal");
            columns.add(new ResultColumn(
                    metaData.getColumnLabel(index),
                    type,
                    metaData.getPrecision(index),
                    decimal ? metaData.getScale(index) : 0));
        }
        return List.copyOf(columns);
    }

    /** A column of a result that is no query's. */
    public static ResultColumn string(String name) {
        return new ResultColumn(name, "string", 0, 0);
    }

    /** Such as {@code timestamp with time zone} of {@code timestamp(3) with time zone}. */
    private static String withoutParameters(String type) {
        int open = type.indexOf('(');
        if (open < 0) {
            return type;
        }
        boolean time = type.startsWith("time");
        return type.substring(0, open) + (time ? type.substring(type.indexOf(')', open) + 1) : "");
    }
}
