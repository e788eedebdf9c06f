/** Tests of the launcher script, {@code archive}, with stand-ins for Java and Maven on a path of its own. */
package dev.invoicearchive.local.launcher;
