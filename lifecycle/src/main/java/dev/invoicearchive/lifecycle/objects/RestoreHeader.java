package dev.invoicearchive.lifecycle.objects;

import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code x-amz-restore} of a cold object. Source: the S3 API, HeadObject. */
final class RestoreHeader {
    private static final Pattern FORM =
            Pattern.compile("ongoing-request=\"(true|false)\"(?:, ?expiry-date=\"([^\"]+)\")?");

    private RestoreHeader() {}

    /**
     * What the header says.
     *
     * @param header null if nobody asked for the object
     * @throws IOException if it has another form
     */
    static RestoreState parse(String key, String header) throws IOException {
        if (header == null) {
            return new RestoreState(Stage.COLD, Optional.empty());
        }
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            throw invalid(key, header, null);
        }
        if (matcher.group(1).equals("true")) {
            return new RestoreState(Stage.IN_PROGRESS, Optional.empty());
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(String.valueOf(matcher.group(2))));
            return new RestoreState(Stage.RESTORED, Optional.of(until));
        } catch (DateTimeException e) {
            throw invalid(key, header, e);
        }
    }

    private static IOException invalid(String key, String header, DateTimeException cause) {
        return new IOException(
                "Invalid header x-amz-restore of " + key + ": " + header
                        + ", expected ongoing-request and an expiry-date.",
                cause);
    }
}
