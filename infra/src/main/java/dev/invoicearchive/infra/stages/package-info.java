/**
 * One construct for each stage of the archive.
 *
 * <p>Comes in: settings, roles and keys. Goes out: the stage's resources. A stage that holds data belongs to the data
 * stack, one that computes or watches to the stacks behind it; no stage grants anything.
 */
package dev.invoicearchive.infra.stages;
