/**
 * Metrics of this process: what counts and measures, how many series there may be, and how they are
 * collected. What is measured of an operation is said by its family, in {@code render}.
 */
@NullMarked
package io.hindcast.exporter.metrics;

import org.jspecify.annotations.NullMarked;
