/**
 * Estimates as tables, and as the document {@code docs/cost.md}.
 *
 * <p>Comes in: {@link dev.invoicearchive.lifecycle.cost.CostEstimate}. Goes out: {@link
 * dev.invoicearchive.lifecycle.cost.report.ReportTable tables} that the command line shows, and Markdown.
 */
package dev.invoicearchive.lifecycle.cost.report;
