/** Drives a whole local stack with clients that know nothing of it. */
package dev.invoicearchive.local.clients;
