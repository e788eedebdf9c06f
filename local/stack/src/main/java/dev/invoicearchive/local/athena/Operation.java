package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.registry.Input;
import java.io.IOException;

/** One operation of the API. */
@FunctionalInterface
interface Operation {
    /** Answers a request. */
    ObjectNode answer(Input input) throws IOException;
}
