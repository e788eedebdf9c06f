package dev.invoicearchive.auditor.doctor;

/** Who asks, and where. */
@FunctionalInterface
public interface Caller {
    /** The caller of every other port. */
    Identity identity();

    /**
     * A caller.
     *
     * @param account twelve digits
     * @param arn of the user or the assumed role
     * @param region such as {@code eu-central-1}
     */
    record Identity(String account, String arn, String region) {
        /** {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
        public String partition() {
            return arn.split(":", 3)[1];
        }
    }
}
