package dev.invoicearchive.local.firehose;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An S3 prefix with Firehose's expressions. Source: "Custom prefixes for Amazon S3 objects".
 *
 * @param text such as {@code Invoice/!{partitionKeyFromLambda:year}/}
 */
public record PrefixTemplate(String text) {
    private static final Pattern EXPRESSION = Pattern.compile("!\\{(\\w+):([^}]+)}");

    public PrefixTemplate {
        EXPRESSION.matcher(text).results().forEach(PrefixTemplate::checkNamespace);
    }

    /**
     * Evaluates the template.
     *
     * @param partitionKeys what the Lambda named
     * @param oldestArrival the arrival of the oldest record of the object
     * @param errorType the kind of error, for an error prefix
     * @return empty if the template names a partition key that is not there
     */
    public Optional<String> evaluate(Map<String, String> partitionKeys, Instant oldestArrival, String errorType) {
        StringBuilder prefix = new StringBuilder();
        int end = 0;
        for (MatchResult expression : EXPRESSION.matcher(text).results().toList()) {
            prefix.append(text, end, expression.start());
            String argument = expression.group(2);
            switch (expression.group(1)) {
                case "partitionKeyFromLambda" -> {
                    String value = partitionKeys.get(argument);
                    if (value == null) {
                        return Optional.empty();
                    }
                    prefix.append(value);
                }
                case "timestamp" ->
                    prefix.append(DateTimeFormatter.ofPattern(argument, Locale.ROOT)
                            .withZone(ZoneOffset.UTC)
                            .format(oldestArrival));
                default -> prefix.append(errorType);
            }
            end = expression.end();
        }
        return Optional.of(prefix.append(text, end, text.length()).toString());
    }

    private static void checkNamespace(MatchResult expression) {
        boolean known = expression.group(1).equals("partitionKeyFromLambda")
                || expression.group(1).equals("timestamp")
                || expression.group().equals("!{firehose:error-output-type}");
        if (!known) {
            throw new IllegalArgumentException("Invalid prefix expression: " + expression.group()
                    + ", expected partitionKeyFromLambda, timestamp or firehose:error-output-type.");
        }
    }
}
