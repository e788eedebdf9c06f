/**
 * Signed, chained manifests: what they say, how they are written, found and checked. Comes in: objects of the archive
 * bucket. Goes out: a chain whose every link is proven, or the first fault. It knows no engine and no database.
 */
package dev.invoicearchive.lifecycle.integrity;
