package dev.invoicearchive.local.athena.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts lists into pages. A token names the last element of its page, so that what is added or removed meanwhile neither
 * doubles nor hides another element.
 *
 * @param <T> an element
 */
public final class Pages<T> {
    private static final int PAGE_MAX = 50;

    private final Function<T, String> key;
    private final Comparator<String> order;

    /**
     * @param key what tells elements apart
     * @param order of the keys, which the lists have
     */
    public Pages(Function<T, String> key, Comparator<String> order) {
        this.key = key;
        this.order = order;
    }

    /**
     * The page that a request asks for with {@code MaxResults} and {@code NextToken}.
     *
     * @param all in their order
     * @param answer gets the token of the page behind, if there is one
     */
    public List<T> page(List<T> all, Input input, ObjectNode answer) {
        int asked = input.number("MaxResults", 0, 1_000, PAGE_MAX);
        int size = asked == 0 ? PAGE_MAX : Math.min(asked, PAGE_MAX);
        Optional<String> after = input.text("NextToken").map(Pages::decoded);
        List<T> rest = all.stream()
                .filter(element -> after.isEmpty() || order.compare(key.apply(element), after.get()) > 0)
                .limit(size + 1L)
                .toList();
        if (rest.size() <= size) {
            return rest;
        }
        List<T> page = rest.subList(0, size);
        answer.put("NextToken", encoded(key.apply(page.get(size - 1))));
        return page;
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiFault.invalid("Invalid NextToken: not one of this list, expected that of the page before.");
        }
    }
}
