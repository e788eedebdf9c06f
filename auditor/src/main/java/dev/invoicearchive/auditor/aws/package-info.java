/**
 * What commands that look at an AWS account share: clients that are made when they are first needed, and the three ways
 * in which a call can fail to answer.
 *
 * <p>Comes in: the default credentials and region, or an endpoint in tests. Goes out: clients of the AWS SDK. Nothing
 * here knows what is asked.
 */
package dev.invoicearchive.auditor.aws;
