/** Metrics of the JVM (OpenTelemetry semantic conventions, "Runtime environment: JVM"). */
@NullMarked
package io.hindcast.exporter.jvm;

import org.jspecify.annotations.NullMarked;
