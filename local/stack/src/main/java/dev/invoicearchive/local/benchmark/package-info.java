/**
 * Measures this machine: a file into the table, history into the archive, questions, and the memory that all of it takes.
 *
 * <p>Comes in: nothing but a scale; every invoice is made from a seed. Goes out: figures, each beside what it is measured
 * against. Everything runs through the commands that a user runs, in processes of their own.
 */
package dev.invoicearchive.local.benchmark;
