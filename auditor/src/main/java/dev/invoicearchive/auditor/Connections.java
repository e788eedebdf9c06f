package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.LiveTotals;

/** How commands reach what they ask. */
interface Connections {
    /**
     * The live totals of a target.
     *
     * @throws CommandFailure if nothing runs there
     */
    LiveTotals totals(CommonOptions options, Target target, String table);
}
