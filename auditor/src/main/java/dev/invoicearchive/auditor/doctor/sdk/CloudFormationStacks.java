package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.SignedCalls;
import dev.invoicearchive.auditor.aws.XmlAnswer;
import dev.invoicearchive.auditor.doctor.Stacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stacks, from CloudFormation. */
public final class CloudFormationStacks implements Stacks {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public CloudFormationStacks(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Stack stack(String name) {
        List<XmlAnswer> stacks = clients.signed()
                .query(SignedCalls.Service.CLOUDFORMATION, "DescribeStacks", Map.of("StackName", name))
                .members("Stacks");
        if (stacks.isEmpty()) {
            throw new NotThereException("cloudformation:DescribeStacks");
        }
        Map<String, String> outputs = new TreeMap<>();
        stacks.get(0)
                .members("Outputs")
                .forEach(output -> outputs.put(output.text("OutputKey"), output.text("OutputValue")));
        return new Stack(stacks.get(0).text("StackStatus"), outputs);
    }

    @Override
    public List<Resource> resources(String name) {
        List<Resource> resources = new ArrayList<>();
        Map<String, String> parameters = new TreeMap<>(Map.of("StackName", name));
        do {
            XmlAnswer page =
                    clients.signed().query(SignedCalls.Service.CLOUDFORMATION, "ListStackResources", parameters);
            page.members("StackResourceSummaries")
                    .forEach(resource -> resources.add(new Resource(
                            resource.text("LogicalResourceId"),
                            resource.text("ResourceType"),
                            resource.text("PhysicalResourceId"))));
            parameters.put("NextToken", page.text("NextToken"));
        } while (!parameters.get("NextToken").isEmpty());
        return resources;
    }
}
