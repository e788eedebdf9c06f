/**
 * The rules of the house, held over every module's classes and sources; each rule is shown to fail on a planted
 * violation. Depends on the built modules and on the project folder only.
 */
package dev.invoicearchive.local.architecture;
