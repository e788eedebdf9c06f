package dev.invoicearchive.local.demo;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something that the business does to the table. */
public sealed interface DemoWrite {
    /** New lines of one invoice. */
    record AddLines(List<Map<String, AttributeValue>> items) implements DemoWrite {
        public AddLines {
            items = List.copyOf(items);
        }
    }

    /** One line as it is from now on. */
    record ReplaceLine(Map<String, AttributeValue> item) implements DemoWrite {}

    /** One line is taken back. */
    record RemoveLine(Map<String, AttributeValue> key) implements DemoWrite {}
}
