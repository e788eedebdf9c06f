package dev.invoicearchive.auditor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which archive and which Java this is. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = VersionText.class.getResourceAsStream("version.properties")) {
            properties.load(stream);
        }
        return new String[] {"archive " + properties.getProperty("version") + " (Java " + Runtime.version() + ")"};
    }
}
