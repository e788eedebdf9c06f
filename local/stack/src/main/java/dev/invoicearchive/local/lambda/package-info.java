/**
 * Calls the shipped Lambda handlers as the managed runtime does: JSON bytes in, through the runtime's own serialiser,
 * JSON bytes out, with the service's size limits. It knows no handler by name.
 */
package dev.invoicearchive.local.lambda;
