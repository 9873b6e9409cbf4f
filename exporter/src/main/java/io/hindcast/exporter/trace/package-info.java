/** From lists of records to whole local traces: clock, epoch anchors, assembly, cuts. */
@NullMarked
package io.hindcast.exporter.trace;

import org.jspecify.annotations.NullMarked;
