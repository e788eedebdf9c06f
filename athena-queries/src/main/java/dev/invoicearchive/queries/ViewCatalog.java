package dev.invoicearchive.queries;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The project's views, each from its file under {@code sql/}, in an order in which they can be made.
 *
 * @param views each after the views that it reads
 */
public record ViewCatalog(List<ViewDefinition> views) {
    private static final String FOLDER = "sql/";

    /** Names the files, since a class path cannot be listed. */
    private static final String INDEX = FOLDER + "views.txt";

    /**
     * Puts the views in order.
     *
     * @throws IllegalArgumentException if a view reads what is neither a view nor the delivered table, or itself
     */
    public ViewCatalog {
        views = inOrder(views);
    }

    /** The views of this version of the project. */
    public static ViewCatalog load() {
        return new ViewCatalog(resource(INDEX)
                .lines()
                .map(file -> ViewFile.parse(file, resource(FOLDER + file)))
                .toList());
    }

    /**
     * One view.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public ViewDefinition view(String name) {
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Invalid view: " + name + ", expected one of "
                        + views.stream().map(ViewDefinition::name).toList() + "."));
    }

    private static List<ViewDefinition> inOrder(List<ViewDefinition> views) {
        Map<String, ViewDefinition> byName = new LinkedHashMap<>();
        views.forEach(view -> byName.put(view.name(), view));
        List<ViewDefinition> ordered = new ArrayList<>();
        views.forEach(view -> add(view, byName, new LinkedHashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private static void add(
            ViewDefinition view, Map<String, ViewDefinition> byName, Set<String> path, List<ViewDefinition> ordered) {
        if (ordered.contains(view)) {
            return;
        }
        if (!path.add(view.name())) {
            throw new IllegalArgumentException("Invalid reads of view " + view.name() + ": a circle " + path
                    + ", expected none. Correct the headers.");
        }
        for (String source : view.reads()) {
            if (!source.equals(CatalogDdl.DELIVERED)) {
                ViewDefinition read = byName.get(source);
                if (read == null) {
                    throw new IllegalArgumentException("Invalid reads of view " + view.name() + ": " + source
                            + ", expected a view or " + CatalogDdl.DELIVERED
                            + ". Correct the header, or add the view to "
                            + INDEX + ".");
                }
                add(read, byName, path, ordered);
            }
        }
        path.remove(view.name());
        ordered.add(view);
    }

    private static String resource(String name) {
        try (InputStream stream = ViewCatalog.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Missing resource " + name + " of the query module.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read resource " + name + ".", e);
        }
    }
}
