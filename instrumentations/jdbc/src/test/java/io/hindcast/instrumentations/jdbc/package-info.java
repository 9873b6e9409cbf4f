/**
 * Tests, and a benchmark, which nothing runs by itself; {@code -Djmh="..."} hands options to JMH,
 * {@code -Djvm=...} chooses the JVM:
 *
 * <pre>
 *   ./mvnw -pl instrumentations/jdbc -am test -Dtest=JdbcBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.NullMarked;
