/**
 * What one call costs the thread that makes it: the same JMH benchmark in forks without an agent,
 * under Hindcast and under the OpenTelemetry agent, in turns.
 */
@NullMarked
package io.hindcast.smoke.overhead.calls;

import org.jspecify.annotations.NullMarked;
