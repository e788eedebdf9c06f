package dev.invoicearchive.queries;

import java.util.List;
import java.util.Objects;

/** Makes the tables and the views, in either target, through the query port. Safe to repeat. */
public final class ViewDeployer {
    private final Queries queries;

    /** @param queries the port of the database to deploy to */
    public ViewDeployer(Queries queries) {
        this.queries = Objects.requireNonNull(queries, "queries is null");
    }

    /**
     * Makes the tables, then each view after what it reads. Views take sealed days from the sealed files as far as the caller
     * or the table {@code days} knows, whichever knows more: they never fall back behind a seal.
     *
     * @param tableStatements from {@link CatalogDdl}
     * @throws QueryFailedException if the engine refuses a statement
     */
    public void deploy(List<String> tableStatements, ViewCatalog catalog, SealedThrough known) {
        tableStatements.forEach(queries::ask);
        SealedThrough made = SealedThrough.ask(queries).orLater(known);
        catalog.views().forEach(view -> make(view, made));
        catchUp(catalog, made);
    }

    /**
     * Lets the views take days up to this one from the sealed files, or further if the table {@code days} knows more.
     *
     * @throws QueryFailedException if the engine refuses a statement
     */
    public void sealedThrough(ViewCatalog catalog, SealedThrough known) {
        SealedThrough made = SealedThrough.ask(queries).orLater(known);
        literalViews(catalog).forEach(view -> make(view, made));
        catchUp(catalog, made);
    }

    /** A seal that ended meanwhile may have made its views before these. */
    private void catchUp(ViewCatalog catalog, SealedThrough made) {
        SealedThrough now = SealedThrough.ask(queries).orLater(made);
        if (!now.equals(made)) {
            literalViews(catalog).forEach(view -> make(view, now));
            catchUp(catalog, now);
        }
    }

    private static List<ViewDefinition> literalViews(ViewCatalog catalog) {
        return catalog.views().stream().filter(ViewDefinition::hasLiterals).toList();
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

    private void make(ViewDefinition view, SealedThrough sealedThrough) {
        try {
            queries.ask(view.statement(sealedThrough));
        } catch (QueryFailedException e) {
            throw new QueryFailedException(e.outcome(), null, "view " + view.name() + ": " + e.reason(), e);
        }
    }
}
