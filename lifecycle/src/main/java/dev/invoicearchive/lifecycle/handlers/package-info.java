/** What runs in Lambda: the steps of a seal, called one by one by a state machine. */
package dev.invoicearchive.lifecycle.handlers;
