package dev.invoicearchive.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Proves what the local stack relies on in its table: loopback only, nothing lost by kill -9, tables made once. */
class TableProcessTest {
    private static final String LOOPBACK_HEX = "0100007F";
    private static final String LISTENING = "0A";
    private static final int CONNECT_MILLIS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void answersOnLoopbackOnlyAndEndsInOrder() throws Exception {
        TableProcess table = start();
        int port = table.endpoint().getPort();
        try (table) {
            assertThat(table.endpoint().getHost()).isEqualTo("127.0.0.1");
            for (InetAddress address : otherLocalAddresses()) {
                assertThatThrownBy(() -> connect(address, port))
                        .as("connect to %s", address)
                        .isInstanceOf(ConnectException.class);
            }
            assertThat(listening(port))
                    .allSatisfy(address -> assertThat(address).endsWith(LOOPBACK_HEX));
        }

        assertThat(table.isAlive()).isFalse();
        assertThat(folder.resolve("table.log")).isEmptyFile();
    }

    @Test
    void createsTheTablesOnceAndKeepsWhatIsInThem() throws Exception {
        try (TableProcess table = start();
                DynamoDbClient client = table.tables()) {
            ArchiveTables tables = new ArchiveTables(client, ArchiveSettings.DEFAULT);
            tables.create();
            put(client, "TX-1");
            String stream = tables.streamArn();

            tables.create();

            assertThat(client.listTables().tableNames())
                    .containsExactlyInAnyOrder("InvoiceTransactions", "InvoiceTotal", "InvoiceTotalClaim");
            assertThat(transactions(client)).containsExactly("TX-1");
            assertThat(tables.streamArn()).isEqualTo(stream);
        }
    }

    @Test
    void killedInTheMiddleOfWritingItLosesNothingThatItAnswered() throws Exception {
        Set<String> answered = new ConcurrentSkipListSet<>();
        List<String> seenBefore;
        try (TableProcess table = start();
                DynamoDbClient client = table.tables()) {
            ArchiveTables tables = new ArchiveTables(client, ArchiveSettings.DEFAULT);
            tables.create();
            CountDownLatch underWay = new CountDownLatch(30);
            Thread writer = new Thread(() -> writeUntilItFails(client, answered, underWay), "writer");
            writer.start();
            underWay.await();
            seenBefore = changes(table, tables.streamArn());
            table.kill();
            writer.join();
        }

        try (TableProcess table = start();
                DynamoDbClient client = table.tables()) {
            ArchiveTables tables = new ArchiveTables(client, ArchiveSettings.DEFAULT);
            tables.create();
            List<String> seenAfter = changes(table, tables.streamArn());
            put(client, "TX-last");
            List<String> seenLast = changes(table, tables.streamArn());

            assertThat(transactions(client)).containsAll(answered);
            assertThat(seenAfter.subList(0, seenBefore.size())).isEqualTo(seenBefore);
            assertThat(seenAfter.stream().map(TableProcessTest::transaction)).containsAll(answered);
            assertThat(seenAfter).doesNotHaveDuplicates();
            assertThat(seenLast.subList(0, seenAfter.size())).isEqualTo(seenAfter);
            assertThat(seenLast).hasSize(seenAfter.size() + 1);
            assertThat(seenLast.stream().map(TableProcessTest::sequenceNumber)).isSorted();
        }
        assertThat(folder.resolve("data").resolve("native"))
                .as("what the killed process unpacked")
                .isEmptyDirectory();
    }

    private TableProcess start() throws IOException, TimeoutException {
        return TableProcess.start(Installation.current(), folder.resolve("data"), folder.resolve("table.log"));
    }

    private static void writeUntilItFails(DynamoDbClient client, Set<String> answered, CountDownLatch underWay) {
        for (int number = 0; ; number++) {
            String transaction = String.format(Locale.ROOT, "TX-%06d", number);
            try {
                put(client, transaction);
            } catch (SdkException killed) {
                return;
            }
            answered.add(transaction);
            underWay.countDown();
        }
    }

    private static void put(DynamoDbClient client, String transaction) {
        client.putItem(request -> request.tableName(ArchiveTables.TRANSACTIONS)
                .item(Map.of(
                        "InvoiceNumber", AttributeValue.fromS("INV-1"),
                        "TransactionId", AttributeValue.fromS(transaction),
                        "Amount", AttributeValue.fromN("12.34"))));
    }

    private static Set<String> transactions(DynamoDbClient client) {
        return client.scanPaginator(request -> request.tableName(ArchiveTables.TRANSACTIONS)).items().stream()
                .map(item -> item.get("TransactionId").s())
                .collect(Collectors.toSet());
    }

    /** Every change from the beginning, as {@code sequence number/transaction}. */
    private static List<String> changes(TableProcess table, String streamArn) {
        List<String> changes = new ArrayList<>();
        try (DynamoDbStreamsClient streams = table.streams()) {
            String shard = streams.describeStream(request -> request.streamArn(streamArn))
                    .streamDescription()
                    .shards()
                    .get(0)
                    .shardId();
            String position = streams.getShardIterator(request -> request.streamArn(streamArn)
                            .shardId(shard)
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            List<Record> page = records(streams, position);
            while (!page.isEmpty()) {
                page.forEach(record -> changes.add(record.dynamodb().sequenceNumber() + "/"
                        + record.dynamodb().keys().get("TransactionId").s()));
                String last = page.get(page.size() - 1).dynamodb().sequenceNumber();
                String after = streams.getShardIterator(request -> request.streamArn(streamArn)
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(last))
                        .shardIterator();
                page = records(streams, after);
            }
        }
        return changes;
    }

    private static List<Record> records(DynamoDbStreamsClient streams, String position) {
        return streams.getRecords(request -> request.shardIterator(position)).records();
    }

    private static String sequenceNumber(String change) {
        return change.substring(0, change.indexOf('/'));
    }

    private static String transaction(String change) {
        return change.substring(change.indexOf('/') + 1);
    }

    /** The local addresses that listen on a port, in the kernel's spelling; empty where the kernel is not Linux. */
    private static List<String> listening(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        List<String> addresses = new ArrayList<>();
        for (Path sockets : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            for (String line : Files.exists(sockets) ? Files.readAllLines(sockets) : List.<String>of()) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals(LISTENING) && fields[1].endsWith(suffix)) {
                    addresses.add(fields[1].substring(0, fields[1].length() - suffix.length()));
                }
            }
        }
        return addresses;
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
        }
    }

    private static List<InetAddress> otherLocalAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }
}
