/**
 * The S3 API on a loopback port, as far as the archive's own adapter and the AWS CLI's reading commands need it. Comes in:
 * REST requests with path-style addresses. Goes out: objects, XML, and S3's own faults. What a bucket allows is decided by
 * the bucket, not here.
 */
package dev.invoicearchive.local.s3;
