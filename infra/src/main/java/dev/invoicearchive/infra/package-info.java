/**
 * The CDK app: what the archive is made of on AWS, one construct for each stage.
 *
 * <p>Comes in: settings from the CDK context, the retention rules, attribute names of the model. Goes out:
 * CloudFormation templates. It runs nothing of the archive. It makes what holds data so far: the tables, the feed and the
 * bucket; delivery, Lambdas, queries and alarms come with later releases, the Lambdas as jars by path.
 */
package dev.invoicearchive.infra;
