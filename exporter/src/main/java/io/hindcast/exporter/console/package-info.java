/** Traces as trees on a terminal, for people without a collector. */
@NullMarked
package io.hindcast.exporter.console;

import org.jspecify.annotations.NullMarked;
