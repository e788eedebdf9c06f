/**
 * What must be true of every template, checked after each synth and by the tests alike.
 *
 * <p>Comes in: templates as JSON, and the settings that they were made from. Goes out: findings in plain words. Knows no
 * CDK, so that a template can be broken on purpose and looked at again.
 */
package dev.invoicearchive.infra.rules;
