/**
 * What running a statement means: steps on an engine, whose rows go into a result. The ports between the words of
 * statements and the machinery that runs them.
 */
package dev.invoicearchive.local.athena.plan;
