package dev.invoicearchive.auditor.doctor;

import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.model.ArchiveSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One deployment: who looks at it, and what its stacks call the things that the doctor asks after. */
public final class Deployment {
    /** The alias of both functions. */
    public static final String ALIAS = "live";

    private final String name;
    private final Caller.Identity identity;
    private final Once<Stacks.Stack> data;
    private final Once<List<Stacks.Resource>> dataResources;
    private final Once<List<Stacks.Resource>> pipelineResources;

    /** Asks nothing yet. */
    public Deployment(String name, Caller.Identity identity, Stacks stacks) {
        this.name = name;
        this.identity = identity;
        data = new Once<>(() -> stacks.stack(name + "-data"));
        dataResources = new Once<>(() -> stacks.resources(name + "-data"));
        pipelineResources = new Once<>(() -> stacks.resources(name + "-pipeline"));
    }

    /** Begins every name. */
    public String name() {
        return name;
    }

    /** Who looks. */
    Caller.Identity identity() {
        return identity;
    }

    /**
     * Whether it keeps records, and not only things to try: the lock's mode tells.
     *
     * @throws NotThereException if there is no such deployment
     */
    public boolean isProd() {
        return output("LockMode").equals("COMPLIANCE");
    }

    /**
     * An output of the data stack.
     *
     * @throws NotThereException if there is none of this name
     */
    String output(String key) {
        return Optional.ofNullable(data.get().outputs().get(key))
                .orElseThrow(() -> new NotThereException("output " + key));
    }

    /** What a resource of the data stack is called; its construct's path begins its logical id. */
    String data(String type, String path) {
        return physicalId(dataResources.get(), type, path);
    }

    /** The same of the pipeline stack. */
    String pipeline(String type, String path) {
        return physicalId(pipelineResources.get(), type, path);
    }

    /** The ARN of a role of the data stack. */
    String role(String path) {
        return "arn:" + identity.partition() + ":iam::" + identity.account() + ":role/"
                + data("AWS::IAM::Role", "Roles" + path);
    }

    /** The ARN of something of this account and region. */
    public String arn(String service, String resource) {
        return "arn:" + identity.partition() + ":" + service + ":" + identity.region() + ":" + identity.account() + ":"
                + resource;
    }

    /** The function that makes Parquet. */
    public String transform() {
        return name + "-transform";
    }

    /**
     * The settings that the transform works with; the deployment's file may have changed since.
     *
     * @throws IllegalArgumentException if they are wrong
     */
    public ArchiveSettings settings(Functions functions) {
        Map<String, String> variables = new TreeMap<>();
        functions.function(transform(), ALIAS).variables().forEach((variable, value) -> {
            if (variable.startsWith("ARCHIVE_")) {
                variables.put(variable, value);
            }
        });
        return ArchiveSettings.fromEnvironment(variables);
    }

    /** A service as keys know it in {@code kms:ViaService}. */
    String via(String service) {
        return service + "." + identity.region() + ".amazonaws.com";
    }

    /** A logical id is its construct's path and eight hexadecimal digits. */
    private static String physicalId(List<Stacks.Resource> resources, String type, String path) {
        return resources.stream()
                .filter(resource ->
                        resource.type().equals(type) && resource.logicalId().matches(path + "[0-9A-F]{8}"))
                .map(Stacks.Resource::physicalId)
                .findFirst()
                .orElseThrow(() -> new NotThereException(type + " " + path));
    }
}
