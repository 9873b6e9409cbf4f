package io.hindcast.bootstrap.record;

/**
 * What this process has begun to record so far.
 *
 * @param records all, with what is measured only
 * @param spans those of them that are spans where their trace is kept
 */
public record BegunReading(long records, long spans) {}
