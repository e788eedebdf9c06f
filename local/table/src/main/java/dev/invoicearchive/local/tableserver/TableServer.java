package dev.invoicearchive.local.tableserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Serves DynamoDB Local on a free loopback port until standard input ends.
 *
 * <p>Its own launcher binds every interface and starts telemetry. Both are left out here by giving its handlers to a
 * Jetty server of our own; telemetry is only ever switched on by that launcher.
 */
public final class TableServer {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ANY_ORIGIN = "*";
    private static final String UNPACK_FOLDER_PROPERTY = "org.sqlite.tmpdir";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final LocalDynamoDBServerHandler handler;

    private TableServer(Path dataFolder) {
        this.handler = new LocalDynamoDBServerHandler(new TableRequests(dataFolder), ANY_ORIGIN);
        connector.setHost(LOOPBACK);
        connector.setPort(0);
        server.addConnector(connector);
        server.setHandler(handler);
    }

    /**
     * Starts the table and prints {@code READY <port>}.
     *
     * @param arguments one: the folder for the data, made if missing
     * @throws Exception if the folder cannot be written or no port can be had
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Invalid arguments: found " + arguments.length + ", expected the data folder only.");
            System.exit(2);
        }
        Path dataFolder = Files.createDirectories(Path.of(arguments[0]));
        System.setProperty(
                UNPACK_FOLDER_PROPERTY,
                emptyFolder(dataFolder.resolve("native")).toString());
        TableServer table = new TableServer(dataFolder);
        table.server.start();
        System.out.println("READY " + table.connector.getLocalPort());
        waitForEnd(System.in);
        table.server.stop();
        table.handler.close();
        System.exit(0);
    }

    /** A killed process leaves the SQLite library that it unpacked; here the next one sweeps it away. */
    private static Path emptyFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return folder;
    }

    private static void waitForEnd(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }
}
