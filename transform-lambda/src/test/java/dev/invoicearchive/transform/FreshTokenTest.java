package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves that tokens differ, fit an object's name, and cannot come out of a snapshot of the function. */
class FreshTokenTest {
    @Test
    void tokensAreLettersAndDigitsOfOneLengthAndNeverTheSame() {
        FreshToken tokens = new FreshToken();
        Set<String> drawn = new HashSet<>();
        for (int draw = 0; draw < 10_000; draw++) {
            String token = tokens.get();
            assertThat(token).matches("[a-z0-9]{25}");
            assertThat(drawn.add(token)).isTrue();
        }
    }

    @Test
    void nothingRandomIsKeptBetweenCalls() {
        assertThat(Arrays.stream(FreshToken.class.getDeclaredFields()).map(Field::getType))
                .containsOnly(int.class);
    }
}
