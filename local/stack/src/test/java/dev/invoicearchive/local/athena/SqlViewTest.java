package dev.invoicearchive.local.athena;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves each view by the cases in the file beside it, over real Parquet objects, on the engine of this Java. */
@ExtendWith(EngineOfThisJava.class)
class SqlViewTest {
    @TestFactory
    Stream<DynamicNode> viewsGiveWhatTheirFilesExpect(RunningEngine engine) throws IOException {
        return new SqlTests(engine).all();
    }
}
