/**
 * The objects of a versioned bucket with Object Lock, as sealing, verifying and keeping need them: one port for S3, for the
 * bucket of one machine and for a copied folder. Comes in: keys, bytes, retention. Goes out: versions and what protects
 * them.
 */
package dev.invoicearchive.lifecycle.objects;
