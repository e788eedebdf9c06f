package dev.invoicearchive.auditor.doctor;

/** Keys, and who may use them. */
public interface KeyRules {
    /** State and kind of a key. */
    Key key(String idOrArn);

    /** Whether its material is renewed every year. */
    boolean rotates(String idOrArn);

    /** Its policy, as JSON. */
    String policy(String idOrArn);

    /**
     * A key.
     *
     * @param arn of it
     * @param state such as {@code Enabled}
     * @param spec such as {@code SYMMETRIC_DEFAULT} or {@code ECC_NIST_P256}
     */
    record Key(String arn, String state, String spec) {}
}
