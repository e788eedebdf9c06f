/**
 * Proves an archive, or names what is not as its manifests say. Comes in: the objects of the archive bucket, or a copied
 * folder of them. Goes out: a report with every fault as a value. It knows no engine, no database and no clock.
 */
package dev.invoicearchive.lifecycle.verify;
