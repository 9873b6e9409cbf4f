/**
 * Tests of the hot path, and its benchmarks, which nothing runs by itself:
 *
 * <pre>
 *   ./mvnw -pl agent-bootstrap test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main HandOver|Assembly|Record -prof gc"
 * </pre>
 */
@NullMarked
package io.hindcast.bootstrap.record;

import org.jspecify.annotations.NullMarked;
