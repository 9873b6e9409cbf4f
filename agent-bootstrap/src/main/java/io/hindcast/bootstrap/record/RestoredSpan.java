package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What every record has, whatever its family, for one that is made again out of what was kept of
 * it. The rest are its family's own fields, which whoever makes it fills in.
 *
 * @param parent the span of this process that it lies under; null for a local root
 * @param startNanos as {@link System#nanoTime}
 * @param endNanos as {@link System#nanoTime}
 */
public record RestoredSpan(
    RestoredTrace trace,
    @Nullable SpanRecord parent,
    long spanId,
    long startNanos,
    long endNanos) {}
