package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.util.regex.Pattern;

/**
 * Where a projected partition lies, such as {@code s3://bucket/t/${day}/}.
 *
 * @param folder the part without variables, without a slash at its end
 * @param rest what follows it, from its slash on; leads nowhere but down, whatever values the variables have
 */
record LocationTemplate(String folder, String rest) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^/{}]*}");
    private static final Pattern DOTS = Pattern.compile("\\.*");

    /**
     * Reads a template.
     *
     * @param text as Athena or the engine spells it
     * @throws StatementFault if its variables could lead elsewhere than below its fixed folder
     */
    static LocationTemplate parse(String text) {
        int variable = text.indexOf("${");
        int cut = variable < 0 ? text.length() : text.lastIndexOf('/', variable);
        if (cut < 0 || !leadsDown(text.substring(cut))) {
            throw new StatementFault(
                    Type.INVALID_TABLE_PROPERTY,
                    "INVALID_TABLE_PROPERTY: Invalid storage.location.template: " + text
                            + ", expected a location such as s3://bucket/folder/${day}/ without . and .. in it."
                            + " Correct TBLPROPERTIES.");
        }
        return new LocationTemplate(text.substring(0, cut), text.substring(cut));
    }

    private static boolean leadsDown(String rest) {
        String key = rest.replaceAll("^/|/+$", "");
        return key.isEmpty()
                || S3Location.isKey(key)
                        && Pattern.compile("/").splitAsStream(key).allMatch(LocationTemplate::isSafe);
    }

    /** An empty value must not make two dots of {@code .${day}.}. */
    private static boolean isSafe(String segment) {
        String fixed = VARIABLE.matcher(segment).replaceAll("");
        return fixed.isEmpty() || !DOTS.matcher(fixed).matches();
    }
}
