/**
 * The CDK app: what the archive is made of on AWS.
 *
 * <p>Comes in: settings from the CDK context or a file, the retention rules, the model's names and columns, two jars by
 * path. Goes out: CloudFormation templates of three stacks, checked after each synth. It runs nothing of the archive but
 * the views' SQL, behind a deployment.
 */
package dev.invoicearchive.infra;
