/**
 * Tests, and a benchmark, which nothing runs by itself; {@code -Djmh="..."} hands options to JMH,
 * {@code -Djvm=...} chooses the JVM:
 *
 * <pre>
 *   ./mvnw -pl instrumentations/kafka-clients -am test -Dtest=ProducerBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.kafkaclients;

import org.jspecify.annotations.NullMarked;
