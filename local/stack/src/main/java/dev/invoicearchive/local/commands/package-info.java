/**
 * The commands that only a machine with its own archive has: demo, up, down, status. Comes in: options. Goes out: text
 * for people, JSON for programs, exit codes.
 */
package dev.invoicearchive.local.commands;
