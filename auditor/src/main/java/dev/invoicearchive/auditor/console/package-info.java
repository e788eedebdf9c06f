/**
 * How results, progress and errors reach a person or a program: tables, JSON lines, progress.
 *
 * <p>Comes in: values and the facts about the terminal. Goes out: text. Knows nothing of the archive.
 */
package dev.invoicearchive.auditor.console;
