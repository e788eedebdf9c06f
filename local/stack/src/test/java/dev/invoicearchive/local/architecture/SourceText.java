package dev.invoicearchive.local.architecture;

/**
 * A source file before it is parsed.
 *
 * @param path below the project folder, with slashes
 * @param text the whole content
 */
record SourceText(String path, String text) {}
