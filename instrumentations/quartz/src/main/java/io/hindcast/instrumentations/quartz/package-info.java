/** Quartz: each execution of a job is a span, and where nothing else is current a trace. */
@NullMarked
package io.hindcast.instrumentations.quartz;

import org.jspecify.annotations.NullMarked;
