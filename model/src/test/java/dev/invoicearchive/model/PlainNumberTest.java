package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reading of usual numbers is the same as the reading of any number, which stays as its oracle. */
class PlainNumberTest {
    private static final String SIGNS = "0123456789009.-+eE ";
    private static final int TEXTS = 200_000;

    @Test
    @DisplayName("whatever it takes, it reads as the pattern and BigDecimal do")
    void readsAsTheOracleDoes() {
        long seed = Long.getLong("seed", 20261121L);
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            String canonical = PlainNumber.canonical(text);
            if (canonical != null) {
                plain++;
                assertThat(canonical)
                        .as("%s, replay with -Dseed=%d", text, seed)
                        .isEqualTo(CanonicalNumber.ofAny(text));
                assertThat(PlainNumber.value(text))
                        .as("%s, replay with -Dseed=%d", text, seed)
                        .isEqualTo(new BigDecimal(text));
            }
        }
        assertThat(plain).isGreaterThan(TEXTS / 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.00", "12.50", "-7", "999999999999999999", "0.000000001", "00012.3400"})
    @DisplayName("usual spellings are taken")
    void takesUsualSpellings(String text) {
        assertThat(PlainNumber.canonical(text)).isEqualTo(CanonicalNumber.ofAny(text));
        assertThat(PlainNumber.value(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                ".5",
                "5.",
                "-.5",
                "1.2.3",
                "--1",
                "+1",
                "1e3",
                " 1",
                "1,000",
                "$1",
                "\u0661",
                "1234567890123456789",
                "0.1234567890123456789"
            })
    @DisplayName("others are left to the reading of any number")
    void leavesOthers(String text) {
        assertThat(PlainNumber.canonical(text)).isNull();
        assertThat(PlainNumber.value(text)).isNull();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(22);
        // Half of them digits only, but for a point, so that enough are usual.
        int signs = random.nextBoolean() ? SIGNS.length() : 14;
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(random.nextInt(signs)));
        }
        return text.toString();
    }
}
