package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Waiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.constructs.Construct;

/**
 * A function from a jar, and an alias that moves to each new version. Old versions stay, so that the alias
 * can be put back.
 */
final class JarFunction extends Construct {
    private static final String SNAP_START_WARNING = "@aws-cdk/aws-lambda:snapStartRequirePublish";

    /** What every function has, and pays nothing for. */
    static final int STORAGE_MEGABYTES = 512;

    private final Alias alias;

    /**
     * What one function differs in from another.
     *
     * @param storageMegabytes room for files
     */
    record Spec(
            String name,
            String description,
            String handler,
            Path jar,
            int memoryMegabytes,
            int timeoutSeconds,
            int storageMegabytes,
            boolean snapStart,
            Map<String, String> variables,
            List<Waiver> waivers) {}

    JarFunction(Construct scope, String id, Spec spec, String role) {
        super(scope, id);
        Function function = Function.Builder.create(this, "Function")
                .functionName(spec.name())
                .description(spec.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(spec.handler())
                .code(Code.fromAsset(spec.jar().toString()))
                .memorySize(spec.memoryMegabytes())
                .timeout(Duration.seconds(spec.timeoutSeconds()))
                .ephemeralStorageSize(
                        spec.storageMegabytes() == STORAGE_MEGABYTES ? null : Size.mebibytes(spec.storageMegabytes()))
                .environment(spec.variables())
                .role(Role.fromRoleArn(
                        this,
                        "Role",
                        role,
                        FromRoleArnOptions.builder().mutable(false).build()))
                .snapStart(spec.snapStart() ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build())
                .build();
        Waiver.waive(
                (CfnResource) function.getNode().getDefaultChild(),
                spec.waivers().toArray(Waiver[]::new));
        // It is published: the alias points to the current version.
        Annotations.of(function).acknowledgeWarning(SNAP_START_WARNING);
        alias = Alias.Builder.create(this, "Alias")
                .aliasName(Names.ALIAS)
                .version(function.getCurrentVersion())
                .build();
    }

    /** What Firehose and event sources call. */
    String aliasArn() {
        return alias.getFunctionArn();
    }
}
