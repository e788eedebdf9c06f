/** Tests of the benchmark command: its files, and one small run of the whole. */
package dev.invoicearchive.local.benchmark;
