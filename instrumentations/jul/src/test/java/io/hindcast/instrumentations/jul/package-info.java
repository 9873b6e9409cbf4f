/**
 * Tests, and a benchmark, which nothing runs by itself; {@code -Djmh="..."} hands options to JMH,
 * {@code -Djvm=...} chooses the JVM:
 *
 * <pre>
 *   ./mvnw -pl instrumentations/jul -am test -Dtest=JulBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.jul;

import org.jspecify.annotations.NullMarked;
