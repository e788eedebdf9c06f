/**
 * S3 locations on this machine: each bucket is a folder. Comes in: {@code s3://bucket/key}. Goes out: a path that lies
 * within the bucket's folder, whatever the key says.
 */
package dev.invoicearchive.local.athena.storage;
