/**
 * The archive's file format: Parquet, one row per change, made from the column list of the model.
 *
 * <p>Comes in: {@link dev.invoicearchive.model.ArchiveRow}s, or the bytes of an object. Goes out: the same the other way
 * round, and the finding whether bytes are exactly one Parquet file. Depends on the model, parquet-avro and zstd-jni. It
 * knows no AWS client and no clock, and no Hadoop class is on its run-time class path; Parquet's signatures need some
 * to compile.
 */
package dev.invoicearchive.format;
