package dev.invoicearchive.auditor.doctor;

import java.util.List;
import java.util.Map;

/** CloudFormation's stacks. */
public interface Stacks {
    /** Status and outputs of a stack. */
    Stack stack(String name);

    /** What a stack is made of. */
    List<Resource> resources(String name);

    /**
     * A stack.
     *
     * @param status such as {@code CREATE_COMPLETE}
     * @param outputs by their keys
     */
    record Stack(String status, Map<String, String> outputs) {
        public Stack {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * A resource of a stack.
     *
     * @param logicalId begins with the construct's path
     * @param type such as {@code AWS::KMS::Key}
     * @param physicalId what the service calls it
     */
    record Resource(String logicalId, String type, String physicalId) {}
}
