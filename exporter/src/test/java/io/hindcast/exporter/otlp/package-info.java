/**
 * Tests of the delivery, and the benchmark of what background threads pay for a span, which nothing
 * runs by itself:
 *
 * <pre>
 *   ./mvnw -pl exporter -am -DskipTests test-compile dependency:build-classpath \
 *     -Dmdep.outputFile=target/benchmark.classpath
 *   java -cp exporter/target/test-classes:exporter/target/classes:$(cat exporter/target/benchmark.classpath) \
 *     org.openjdk.jmh.Main SpanCost -prof gc
 * </pre>
 */
@NullMarked
package io.hindcast.exporter.otlp;

import org.jspecify.annotations.NullMarked;
