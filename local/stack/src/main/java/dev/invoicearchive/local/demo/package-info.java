/**
 * Seven years of believable invoice history, written through the shipped code paths, and what came of it. Comes in: a
 * seed. Goes out: writes to the table; a report. It depends on nothing that other commands depend on.
 */
package dev.invoicearchive.local.demo;
