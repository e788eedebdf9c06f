/**
 * Tells what will happen to an object: when it moves, until when it is locked, when it goes, and what it takes to read it.
 *
 * <p>Comes in: {@link dev.invoicearchive.lifecycle.retention.RetentionRules}, a day and a size. Goes out: lines with dates.
 */
package dev.invoicearchive.lifecycle.retention.explain;
