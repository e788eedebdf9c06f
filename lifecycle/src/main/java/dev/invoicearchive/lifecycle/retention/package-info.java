/**
 * How long archived objects are kept, and in which storage class.
 *
 * <p>Comes in: {@code rules.json}, the only place for tiers and retention. Goes out: {@link
 * dev.invoicearchive.lifecycle.retention.RetentionRules}, checked. Knows no AWS client; infra and the local stand-in
 * turn the rules into what they need.
 */
package dev.invoicearchive.lifecycle.retention;
