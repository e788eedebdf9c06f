package dev.invoicearchive.auditor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.lifecycle.aws.SignedRequests;
import dev.invoicearchive.lifecycle.aws.SignedRequests.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/**
 * Calls of the five services whose clients cannot be had in our version of the SDK, in the two plain protocols, AWS Query
 * and AWS JSON 1.1.
 */
public final class SignedCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 300;

    private final Region region;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;

    SignedCalls(Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        this.region = region;
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /** A service: its name in endpoints, signatures and policies, and the version of its protocol. */
    public enum Service {
        CLOUDFORMATION("cloudformation", "2010-05-15"),
        IAM("iam", "2010-05-08"),
        CLOUDTRAIL("cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"),
        GLUE("glue", "AWSGlue"),
        KMS("kms", "TrentService");

        private final String name;
        private final String version;

        Service(String name, String version) {
            this.name = name;
            this.version = version;
        }
    }

    /**
     * Calls an operation of the Query protocol.
     *
     * @throws RuntimeException as {@link Calls#ask}
     */
    public XmlAnswer query(Service service, String operation, Map<String, String> parameters) {
        Map<String, String> form = new TreeMap<>(parameters);
        form.put("Action", operation);
        form.put("Version", service.version);
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String action = service.name + ":" + operation;
        Reply reply = send(service, action, body, "application/x-www-form-urlencoded; charset=utf-8", "");
        XmlAnswer answer = XmlAnswer.parse(action, reply.body());
        if (reply.status() >= REFUSED) {
            throw Calls.failure(action, answer.text("Code"), answer.text("Message"), reply.status(), null);
        }
        return answer;
    }

    /**
     * Calls an operation of the JSON protocol.
     *
     * @throws RuntimeException as {@link Calls#ask}
     */
    public JsonNode json(Service service, String operation, ObjectNode request) {
        String action = service.name + ":" + operation;
        Reply reply = send(
                service, action, request.toString(), "application/x-amz-json-1.1", service.version + "." + operation);
        try {
            JsonNode answer = JSON.readTree(reply.body());
            if (reply.status() >= REFUSED) {
                String code = answer.path("__type").asText("").replaceFirst("^.*#", "");
                throw Calls.failure(action, code, message(answer), reply.status(), null);
            }
            return answer;
        } catch (IOException e) {
            throw new NoAnswerException(action, "status " + reply.status() + " without JSON", e);
        }
    }

    /** Services disagree on its first letter. */
    private static String message(JsonNode answer) {
        return answer.path("message").asText(answer.path("Message").asText(""));
    }

    private Reply send(Service service, String action, String body, String contentType, String target) {
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", contentType));
        if (!target.isEmpty()) {
            headers.put("X-Amz-Target", target);
        }
        Region where = service == Service.IAM ? global() : region;
        try (SignedRequests requests = new SignedRequests(service.name, where, endpoint, credentials)) {
            return requests.post(headers, body);
        } catch (IOException | SdkClientException e) {
            throw Calls.noAnswer(action, e);
        }
    }

    /** IAM is one for all regions of a partition. */
    private Region global() {
        return switch (region.metadata() == null
                ? "aws"
                : region.metadata().partition().id()) {
            case "aws-cn" -> Region.AWS_CN_GLOBAL;
            case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
            default -> Region.AWS_GLOBAL;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
