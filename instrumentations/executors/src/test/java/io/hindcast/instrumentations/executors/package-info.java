/**
 * Tests, and a benchmark, which nothing runs by itself; {@code -Djmh="..."} hands options to JMH,
 * {@code -Djvm=...} chooses the JVM:
 *
 * <pre>
 *   ./mvnw -pl instrumentations/executors -am test -Dtest=CarryBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.executors;

import org.jspecify.annotations.NullMarked;
