package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.render.Route;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know of a trace.
 *
 * @param root the local root
 * @param whole whether the root is among the records: these are no stragglers
 * @param route what it is about
 * @param failing of the records that failed the innermost one; null where none did
 * @param errorType value of {@code error.type} of that one; null where none failed
 * @param repeats whether one statement was executed too often under one parent
 * @param waitedNanos the longest wait of all
 * @param path a number for what was done: route, different calls, different exceptions
 */
record TraceFacts(
    SpanRecord root,
    boolean whole,
    Route route,
    @Nullable SpanRecord failing,
    @Nullable String errorType,
    boolean repeats,
    long waitedNanos,
    long path) {}
