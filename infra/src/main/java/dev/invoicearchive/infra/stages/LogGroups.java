package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Keys;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/** Log groups, encrypted and kept for a year; what must be kept for longer is in the archive, not in a log. */
final class LogGroups {
    private static final int DAYS_KEPT = 400;

    private LogGroups() {}

    static CfnLogGroup make(Construct scope, String id, String name, Keys keys, Keeping keeping) {
        return keeping.keep(CfnLogGroup.Builder.create(scope, id)
                .logGroupName(name)
                .retentionInDays(DAYS_KEPT)
                .kmsKeyId(keys.operations().getAttrArn())
                .build());
    }
}
