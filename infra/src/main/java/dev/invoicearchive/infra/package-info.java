/**
 * The CDK app: what the archive is made of on AWS, one construct for each stage.
 *
 * <p>Comes in: settings from the CDK context, the retention rules, attribute names of the model. Goes out:
 * CloudFormation templates. It runs nothing of the archive; Lambdas will be taken as jars by path.
 */
package dev.invoicearchive.infra;
