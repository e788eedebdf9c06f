/**
 * What a site decides about its deployment.
 *
 * <p>Comes in: a JSON file or the CDK context. Goes out: {@link dev.invoicearchive.infra.settings.DeploymentSettings},
 * checked, so that whatever is wrong is said before a template exists. Knows no CDK.
 */
package dev.invoicearchive.infra.settings;
