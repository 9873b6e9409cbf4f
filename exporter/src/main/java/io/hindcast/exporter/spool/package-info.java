/**
 * A bounded directory for requests that cannot be sent now, or that must not be lost with the JVM.
 *
 * <pre>
 *   hindcast.spool.directory/
 *   ├── lock                                    held while lives are made, adopted or removed
 *   ├── 1795239408000-5b1f0c77d3a94e02/         the life of a JVM that runs: nobody else's
 *   │   ├── lock                                held as long as that JVM lives
 *   │   ├── 18e9f6a2b4c0d100-e-1-2048.segment
 *   │   └── 18e9f6a2f1a77c30-b-1-310.segment.part   being written
 *   └── 1795230011374-09ce5d1b2f6a8841/         its lock is free: whoever comes first adopts it
 * </pre>
 *
 * Two JVMs on one directory share no segment, so neither needs to ask the other before it sends
 * one. What a JVM leaves behind is adopted as it is, in place: {@link
 * io.hindcast.exporter.spool.Spool} looks for it at the beginning and once a minute, since in a
 * rolling restart the old JVM ends after the new one has begun.
 */
@NullMarked
package io.hindcast.exporter.spool;

import org.jspecify.annotations.NullMarked;
