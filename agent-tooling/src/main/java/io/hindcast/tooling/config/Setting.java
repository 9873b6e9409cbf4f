package io.hindcast.tooling.config;

/**
 * What was set, and where.
 *
 * @param value the text
 * @param origin where it was set, for a person: {@code system property x}, {@code environment
 *     variable X}
 */
record Setting(String value, String origin) {}
