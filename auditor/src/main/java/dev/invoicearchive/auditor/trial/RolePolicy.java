package dev.invoicearchive.auditor.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The policies of the one role that a trial makes: Firehose may write to the trial's buckets and call the transform. */
final class RolePolicy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RolePolicy() {}

    static String trust(String account) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("Effect", "Allow");
        statement.putObject("Principal").put("Service", "firehose.amazonaws.com");
        statement.put("Action", "sts:AssumeRole");
        statement.putObject("Condition").putObject("StringEquals").put("aws:SourceAccount", account);
        return document(statement);
    }

    static String deliver(String buckets, String functionArn) {
        ObjectNode write = JSON.createObjectNode();
        write.put("Effect", "Allow");
        ArrayNode actions = write.putArray("Action");
        actions.add("s3:PutObject")
                .add("s3:AbortMultipartUpload")
                .add("s3:GetBucketLocation")
                .add("s3:ListBucket")
                .add("s3:ListBucketMultipartUploads");
        write.putArray("Resource").add(buckets).add(buckets + "/*");
        ObjectNode call = JSON.createObjectNode();
        call.put("Effect", "Allow");
        call.putArray("Action").add("lambda:InvokeFunction").add("lambda:GetFunctionConfiguration");
        call.put("Resource", functionArn);
        return document(write, call);
    }

    private static String document(ObjectNode... statements) {
        ObjectNode document = JSON.createObjectNode();
        document.put("Version", "2012-10-17");
        ArrayNode all = document.putArray("Statement");
        for (ObjectNode statement : statements) {
            all.add(statement);
        }
        return document.toString();
    }
}
