package dev.invoicearchive.lifecycle.handlers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The state machine that calls {@link SealHandler}, in Amazon States Language. */
public final class SealStateMachine {
    /** In the definition, stands for the ARN of the function's alias. */
    public static final String FUNCTION = "Function";

    /** In the definition, stands for the partition, such as {@code aws}. */
    public static final String PARTITION = "Partition";

    private static final String FILE = "seal.asl.json";

    private SealStateMachine() {}

    /** The definition, with <code>${Function}</code> and <code>${Partition}</code> in it. */
    public static String definition() {
        try (InputStream stream = SealStateMachine.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
