/**
 * Tests of the retention ring, and its benchmark, which nothing runs by itself:
 *
 * <pre>
 *   ./mvnw -pl exporter -am -DskipTests test-compile dependency:build-classpath \
 *     -Dmdep.outputFile=target/benchmark.classpath
 *   java -cp exporter/target/test-classes:exporter/target/classes:$(cat exporter/target/benchmark.classpath) \
 *     org.openjdk.jmh.Main Retention -prof gc
 * </pre>
 *
 * {@code -Dretention.seed=...} repeats the choices of the seeded tests.
 */
@NullMarked
package io.hindcast.exporter.retention;

import org.jspecify.annotations.NullMarked;
