package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * A parameter that a statement was executed with. Not redacted yet: that is the exporter's work.
 *
 * @param index from 0; of no meaning where it has a name
 * @param name null where it was set by its index
 * @param value an immutable object of the JDK whose {@code toString} is the value
 */
public record DbParameter(int index, @Nullable String name, Object value) {}
