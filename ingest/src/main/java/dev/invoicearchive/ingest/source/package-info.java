/**
 * Reads the files of other systems: CSV or JSON lines, plain or gzip, in any encoding that Java knows.
 *
 * <p>Comes in: bytes of a file. Goes out: records of named fields, each with the line on which it begins, in flat memory.
 * A byte that the encoding does not know is never replaced in silence: the record that holds it says so.
 */
package dev.invoicearchive.ingest.source;
