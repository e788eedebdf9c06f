package dev.invoicearchive.infra.stages;

import software.amazon.awscdk.CfnResource;

/** Waivers that several resources share. */
final class Waivers {
    private Waivers() {}

    /** Results, work area, exports: made again from the archive at any time. */
    static <T extends CfnResource> T derivedData(T resource) {
        return resource;
    }
}
