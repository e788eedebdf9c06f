package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table of metrics against a second source: the metrics that the services themselves have given to CDK, which lie in
 * its library. What CDK does not know is named here, and stands on the documentation alone.
 */
@Tag("proof")
class CannedMetricsTest {
    private static final String LIBRARY = "/software/amazon/awscdk/aws-cdk-lib@2.263.0.jsii.tgz";
    private static final Pattern CANNED =
            Pattern.compile("namespace:\"(AWS/[A-Za-z0-9]+)\",metricName:\"([A-Za-z0-9.]+)\"");
    private static final int CHUNK = 1 << 20;
    private static final int OVERLAP = 300;

    private static final Set<String> FROM_DOCUMENTATION_ALONE = Set.of(
            "AWS/DynamoDB FailedToReplicateRecordCount",
            "AWS/Firehose PartitionCount",
            "AWS/Firehose PartitionCountExceeded",
            "AWS/Firehose ThrottledRecords",
            "AWS/S3 PutRequests");

    @Test
    void allOtherMetricsAreKnownToCdk() throws IOException {
        Set<String> ours = Files.readAllLines(
                        Path.of("src/main/resources/dev/invoicearchive/infra/rules/metrics.txt"),
                        StandardCharsets.UTF_8)
                .stream()
                .filter(line -> line.startsWith("AWS/"))
                .map(line -> line.split(";"))
                .map(parts -> parts[0].strip() + " " + parts[1].strip())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> unknown = new TreeSet<>(ours);
        unknown.removeAll(canned());

        assertThat(ours).hasSizeGreaterThan(15);
        assertThat(unknown).isEqualTo(new TreeSet<>(FROM_DOCUMENTATION_ALONE));
    }

    private static Set<String> canned() throws IOException {
        Set<String> found = new HashSet<>();
        try (InputStream library = new GZIPInputStream(CannedMetricsTest.class.getResourceAsStream(LIBRARY))) {
            String tail = "";
            for (byte[] chunk = library.readNBytes(CHUNK); chunk.length > 0; chunk = library.readNBytes(CHUNK)) {
                String text = tail + new String(chunk, StandardCharsets.ISO_8859_1);
                Matcher metrics = CANNED.matcher(text);
                while (metrics.find()) {
                    found.add(metrics.group(1) + " " + metrics.group(2));
                }
                tail = text.substring(Math.max(0, text.length() - OVERLAP));
            }
        }
        return found;
    }
}
