/**
 * Joins the stand-ins and the shipped code to one running archive on a data directory: starts, pumps, stops, recovers.
 */
package dev.invoicearchive.local.runner;
