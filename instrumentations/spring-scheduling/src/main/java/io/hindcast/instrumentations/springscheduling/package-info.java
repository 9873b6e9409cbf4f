/**
 * Spring's scheduled methods: each run is a span, and a trace of its own. And context into the
 * threads that {@code SimpleAsyncTaskExecutor} starts; Spring's other executors hand on to pools of
 * the JDK.
 */
@NullMarked
package io.hindcast.instrumentations.springscheduling;

import org.jspecify.annotations.NullMarked;
