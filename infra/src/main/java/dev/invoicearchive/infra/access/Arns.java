package dev.invoicearchive.infra.access;

import software.amazon.awscdk.Aws;

/** ARNs and endpoints of the account and region that a stack is deployed to, which it learns only then. */
public final class Arns {
    private Arns() {}

    /** {@code arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE}. */
    public static String of(String service, String resource) {
        return "arn:" + Aws.PARTITION + ":" + service + ":" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":" + resource;
    }

    /** The account itself; in a policy it stands for what the account's own policies allow. */
    public static String account() {
        return "arn:" + Aws.PARTITION + ":iam::" + Aws.ACCOUNT_ID + ":root";
    }

    /** A role of this account that is made elsewhere. */
    public static String role(String name) {
        return "arn:" + Aws.PARTITION + ":iam::" + Aws.ACCOUNT_ID + ":role/" + name;
    }

    /** The value of {@code kms:ViaService} for a service. */
    public static String via(String service) {
        return service + "." + Aws.REGION + ".amazonaws.com";
    }
}
