/**
 * The archive's command line, for both targets: one machine and AWS.
 *
 * <p>Comes in: arguments, a data folder or AWS credentials. Goes out: tables or JSON on standard output, progress and
 * errors on standard error, and an {@link dev.invoicearchive.auditor.ExitCode}. Other modules add commands through
 * {@link dev.invoicearchive.auditor.CommandContributor}; this one knows no stand-in and no writer of the archive.
 */
package dev.invoicearchive.auditor;
