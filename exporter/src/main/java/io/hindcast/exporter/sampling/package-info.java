/**
 * How large the baseline is: a budget of traces a second, shared out over buckets of routes, or
 * what the user has asked for; and a smaller part of it while memory is short. The decision itself
 * is made at the head, in {@link io.hindcast.bootstrap.sampling}.
 */
@NullMarked
package io.hindcast.exporter.sampling;

import org.jspecify.annotations.NullMarked;
