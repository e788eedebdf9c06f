/**
 * The stand-in for S3: a folder tree that a person can browse. Comes in: keys and bytes. Goes out: versions with their
 * SHA-256. It knows nothing of what the objects hold.
 */
package dev.invoicearchive.local.store;
