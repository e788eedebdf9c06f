package dev.invoicearchive.local.athena.ddl;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The patterns of {@code SHOW}: {@code *} stands for anything, {@code |} separates choices. */
final class LikePattern {
    private final List<Pattern> choices;

    LikePattern(String pattern) {
        this.choices = Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\|"))
                .map(choice -> Pattern.compile(Stream.of(choice.strip().split("[*%]", -1))
                        .map(part -> part.replace(".*", "*"))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"))))
                .toList();
    }

    boolean matches(String name) {
        return choices.stream().anyMatch(choice -> choice.matcher(name).matches());
    }
}
