/**
 * The words of statements: tokens, parameters, the kind of a statement. Knows no engine and no catalog; whatever text
 * comes in, tokens put together again give the same text.
 */
package dev.invoicearchive.local.athena.sql;
