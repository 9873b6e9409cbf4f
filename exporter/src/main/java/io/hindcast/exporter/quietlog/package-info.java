/**
 * Stands in for {@code java.util.logging} in the agent's jar.
 *
 * <p>OpenTelemetry's SDK and grpc-java log through {@code java.util.logging}. To touch it in
 * somebody else's process is to start its {@code LogManager}, which an application server may want
 * to choose first, and to print on standard error whatever the libraries say. So when the jar is
 * made, references of the libraries to {@code java.util.logging} are turned into references to this
 * package (a relocation of the shade plugin); a test proves that everything they refer to exists
 * here.
 *
 * <p>Names and signatures are those of the JDK, hence the style.
 */
@NullMarked
package io.hindcast.exporter.quietlog;

import org.jspecify.annotations.NullMarked;
