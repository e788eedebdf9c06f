/**
 * The tables on this machine. In comes a folder; out goes an endpoint that speaks the DynamoDB protocol, and the three
 * tables of the archive in it. DynamoDB Local itself runs in a JVM of its own, and none of its classes may appear here.
 */
package dev.invoicearchive.local.table;
