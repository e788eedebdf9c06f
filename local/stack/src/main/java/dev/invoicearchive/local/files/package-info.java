/**
 * The port through which the stand-ins write to disk. Every write that a restart relies on goes through it, so that
 * tests can fill the disk, make it read-only or kill the process at any call.
 */
package dev.invoicearchive.local.files;
