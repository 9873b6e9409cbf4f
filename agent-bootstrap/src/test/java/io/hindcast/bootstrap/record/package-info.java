/**
 * Tests of the hot path, and its benchmarks, which nothing runs by itself:
 *
 * <pre>
 *   ./mvnw -pl agent-bootstrap test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main HandOver|Assembly|Record|Decision -prof gc"
 * </pre>
 *
 * {@code RecordStressTest} runs the jcstress tests ({@code *Stress}) and {@code RingSoakTest} the
 * soak, both in a short form by default. The long ones, the second of ten minutes:
 *
 * <pre>
 *   ./mvnw -pl agent-bootstrap test -Dtest=RecordStressTest -Djcstress="-m default"
 *   ./mvnw -pl agent-bootstrap test -Dtest=RingSoakTest -Dsoak.seconds=600
 * </pre>
 *
 * {@code -Dsoak.seed=...} repeats a soak's choices, though not its races. Reports of jcstress lie
 * under {@code target/jcstress}; {@code -Djvm=...} chooses the JVM of both.
 */
@NullMarked
package io.hindcast.bootstrap.record;

import org.jspecify.annotations.NullMarked;
