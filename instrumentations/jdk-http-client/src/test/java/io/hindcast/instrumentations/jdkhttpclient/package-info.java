/**
 * Tests, and a benchmark, which nothing runs by itself; {@code -Djmh="..."} hands options to JMH,
 * {@code -Djvm=...} chooses the JVM:
 *
 * <pre>
 *   ./mvnw -pl instrumentations/jdk-http-client -am test -Dtest=JdkHttpClientBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.jdkhttpclient;

import org.jspecify.annotations.NullMarked;
