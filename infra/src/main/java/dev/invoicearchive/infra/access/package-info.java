/**
 * Who may do what: roles, keys, and the statements of their policies.
 *
 * <p>Comes in: settings. Goes out: roles and keys of the data stack. Every statement is written out; nothing is granted
 * by a construct of CDK, so that what a policy says is what this package says.
 */
package dev.invoicearchive.infra.access;
