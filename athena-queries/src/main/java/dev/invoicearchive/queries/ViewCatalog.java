package dev.invoicearchive.queries;

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
    /** Names the files, since a class path cannot be listed. */
    private static final String INDEX = "views.txt";

    /**
     * Puts the views in order.
     *
     * @throws IllegalArgumentException if a view reads what is neither a view nor a table, or itself
     */
    public ViewCatalog {
        views = inOrder(views);
    }

    /** The views of this version of the project. */
    public static ViewCatalog load() {
        return new ViewCatalog(SqlTemplate.resource(INDEX)
                .lines()
                .map(file -> ViewFile.parse(file, SqlTemplate.resource(file)))
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
            if (!CatalogDdl.TABLES.contains(source)) {
                ViewDefinition read = byName.get(source);
                if (read == null) {
                    throw new IllegalArgumentException("Invalid reads of view " + view.name() + ": " + source
                            + ", expected a view or one of " + CatalogDdl.TABLES
                            + ". Correct the header, or add the view to "
                            + INDEX + ".");
                }
                add(read, byName, path, ordered);
            }
        }
        path.remove(view.name());
        ordered.add(view);
    }
}
