/**
 * Decisions, stepped with a clock of the tests' own, and the benchmark of what they cost: it is run
 * as those of {@code io.hindcast.exporter.otlp} are, by the name {@code Decision}.
 */
@NullMarked
package io.hindcast.exporter.evidence;

import org.jspecify.annotations.NullMarked;
