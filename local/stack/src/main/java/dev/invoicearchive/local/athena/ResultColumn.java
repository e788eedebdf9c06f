package dev.invoicearchive.local.athena;

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
record ResultColumn(String name, String type, int precision, int scale) {
    static List<ResultColumn> of(ResultSetMetaData metaData) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int index = 1; index <= metaData.getColumnCount(); index++) {
            // The engine's own name, with parameters: decimal(38,9), varchar(5), array(bigint).
            String engineType = metaData.getColumnTypeName(index).toLowerCase(Locale.ROOT);
            int parameters = engineType.indexOf('(');
            String type = parameters < 0 ? engineType : engineType.substring(0, parameters);
            boolean decimal = type.equals("decimal");
            columns.add(new ResultColumn(
                    metaData.getColumnLabel(index),
                    type,
                    metaData.getPrecision(index),
                    decimal ? metaData.getScale(index) : 0));
        }
        return List.copyOf(columns);
    }
}
