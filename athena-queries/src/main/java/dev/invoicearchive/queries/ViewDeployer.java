package dev.invoicearchive.queries;

import java.util.List;
import java.util.Objects;

/** Makes the delivered table and the views, in either target, through the query port. Safe to repeat. */
public final class ViewDeployer {
    private final Queries queries;

    /** @param queries the port of the database to deploy to */
    public ViewDeployer(Queries queries) {
        this.queries = Objects.requireNonNull(queries, "queries is null");
    }

    /**
     * Makes the table, then each view after what it reads.
     *
     * @param tableStatements from {@link CatalogDdl}
     * @throws QueryFailedException if the engine refuses a statement
     */
    public void deploy(List<String> tableStatements, ViewCatalog catalog) {
        tableStatements.forEach(queries::ask);
        catalog.views().forEach(this::make);
    }

    /**
     * Compares each deployed view's columns with its header's, by queries that read nothing.
     *
     * @throws QueryFailedException if the engine cannot run a view
     * @throws IllegalStateException if a view has other columns than its header says
     */
    public void check(ViewCatalog catalog) {
        catalog.views().forEach(this::check);
    }

    private void check(ViewDefinition view) {
        List<String> found = queries.ask("SELECT * FROM " + view.name() + " WHERE false").columns().stream()
                .map(QueryColumn::name)
                .toList();
        if (!found.equals(view.columns())) {
            throw new IllegalStateException("Invalid columns of view " + view.name() + ": " + found + ", expected "
                    + view.columns() + " as its header says. Correct the header or the statement.");
        }
    }

    private void make(ViewDefinition view) {
        try {
            queries.ask(view.statement());
        } catch (QueryFailedException e) {
            throw new QueryFailedException(e.outcome(), null, "view " + view.name() + ": " + e.reason(), e);
        }
    }
}
