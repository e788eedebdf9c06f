package dev.invoicearchive.lifecycle.handlers;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.seal.SealSettings;
import dev.invoicearchive.model.ArchiveSettings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;

/**
 * What the function is told, by environment variables. Read once, at start.
 *
 * @param archiveBucket the archive bucket
 * @param workBucket the bucket to which the workgroup writes
 * @param database the database in the Glue catalog
 * @param workGroup Athena's workgroup, without a scan limit
 * @param key the ARN of the signing key
 * @param lockMode how strong locks are
 * @param lockPeriod how long they last
 * @param rulesSha256 of the retention rules in force
 * @param daysMax the most days of one manifest; fewer after a call that did not end in time
 * @param threads how many objects are read or locked side by side
 * @param firstDay of the archive
 */
record SealFunctionSettings(
        String archiveBucket,
        String workBucket,
        String database,
        String workGroup,
        String key,
        RetentionMode lockMode,
        Period lockPeriod,
        String rulesSha256,
        int daysMax,
        int threads,
        LocalDate firstDay) {

    /** More would only wait for each other. */
    private static final int THREADS_MAX = 64;

    /**
     * Reads environment variables.
     *
     * @throws IllegalArgumentException naming the variable that is missing or cannot be used
     */
    static SealFunctionSettings fromEnvironment(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return new SealFunctionSettings(
                variables.text("SEAL_ARCHIVE_BUCKET"),
                variables.text("SEAL_WORK_BUCKET"),
                variables.text("SEAL_DATABASE"),
                variables.text("SEAL_WORKGROUP"),
                variables.text("SEAL_KEY"),
                variables.mode("SEAL_LOCK_MODE"),
                variables.period("SEAL_LOCK_PERIOD"),
                variables.text("SEAL_RULES_SHA256"),
                variables.number("SEAL_DAYS_MAX", SealSettings.DAYS_MAX),
                variables.number("SEAL_THREADS", THREADS_MAX),
                ArchiveSettings.fromEnvironment(environment).firstDay());
    }

    /** What the steps are told. */
    SealSettings seal() {
        return new SealSettings(firstDay, lockMode, lockPeriod, rulesSha256, threads);
    }

    private record Variables(Map<String, String> environment) {
        private String text(String name) {
            String value = environment.get(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("Missing variable " + name
                        + ": none, expected a value. Deploy the function with infra, which sets it.");
            }
            return value;
        }

        private RetentionMode mode(String name) {
            String value = text(name);
            return Arrays.stream(RetentionMode.values())
                    .filter(mode -> mode.name().equals(value))
                    .findFirst()
                    .orElseThrow(() -> invalid(name, value, "GOVERNANCE or COMPLIANCE", null));
        }

        private Period period(String name) {
            String value = text(name);
            try {
                return Period.parse(value);
            } catch (DateTimeException e) {
                throw invalid(name, value, "a period such as P7Y", e);
            }
        }

        private int number(String name, int most) {
            String value = text(name);
            String expected = "a number from 1 to " + most;
            try {
                int number = Integer.parseInt(value);
                if (number < 1 || number > most) {
                    throw invalid(name, value, expected, null);
                }
                return number;
            } catch (NumberFormatException e) {
                throw invalid(name, value, expected, e);
            }
        }

        private static IllegalArgumentException invalid(String name, String value, String expected, Exception cause) {
            return new IllegalArgumentException(
                    "Invalid variable " + name + ": " + value + ", expected " + expected + ".", cause);
        }
    }
}
