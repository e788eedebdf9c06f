package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An event's id says what happened, in any spelling of it, and nothing else. */
class EventIdentityTest {
    private static final long MICROS = 1_260_000_000_000_000L;

    private final EventIdentity identity = new EventIdentity("shop");

    @Test
    void theSameEventHasTheSameIdInEverySpellingOfItsImage() {
        Map<String, AttributeValue> other = new LinkedHashMap<>();
        other.put("b", new AttributeValue.Text("x"));
        other.put("a", new AttributeValue.Number("1.50"));
        UUID id = id("shop", "I-1", "T-1", MICROS, image("1.5"));

        assertThat(id("shop", "I-1", "T-1", MICROS, new Item(other))).isEqualTo(id);
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    /** Computed with another program, from the description alone: an id that changes with a release would make every re-import count twice. */
    @Test
    void theIdsStayAsTheyAre() {
        assertThat(id("shop", "I-1", "T-1", MICROS, image("1.5"))).hasToString("8b476023-881e-8b50-bd02-e4c68e3365f2");
    }

    @Test
    void anyOtherEventHasAnotherId() {
        UUID id = id("shop", "I-1", "T-1", MICROS, image("1.5"));

        assertThat(id("shop2", "I-1", "T-1", MICROS, image("1.5"))).isNotEqualTo(id);
        assertThat(id("shop", "I-1T", "-1", MICROS, image("1.5"))).isNotEqualTo(id);
        assertThat(id("shop", "I-1", "T-2", MICROS, image("1.5"))).isNotEqualTo(id);
        assertThat(id("shop", "I-1", "T-1", MICROS + 1, image("1.5"))).isNotEqualTo(id);
        assertThat(id("shop", "I-1", "T-1", MICROS, image("1.6"))).isNotEqualTo(id);
    }

    @Test
    void theOrderInWhichIdsAreMadeDoesNotMatter() {
        UUID first = identity.of("I-1", "T-1", MICROS, EventIdentity.digest(image("1")));
        identity.of("I-2", "T-2", MICROS, EventIdentity.digest(image("2")));
        assertThat(identity.of("I-1", "T-1", MICROS, EventIdentity.digest(image("1"))))
                .isEqualTo(first);
    }

    private static UUID id(String source, String invoice, String transaction, long micros, Item image) {
        return new EventIdentity(source).of(invoice, transaction, micros, EventIdentity.digest(image));
    }

    private static Item image(String amount) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("a", new AttributeValue.Number(amount));
        attributes.put("b", new AttributeValue.Text("x"));
        return new Item(attributes);
    }
}
