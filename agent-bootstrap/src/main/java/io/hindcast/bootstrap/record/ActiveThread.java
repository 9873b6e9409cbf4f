package io.hindcast.bootstrap.record;

/**
 * A thread that works inside of an operation, at the moment it was looked at.
 *
 * @param thread the thread
 * @param span the innermost operation, which its thread goes on to write to: whatever is not final
 *     in it may be read as it was a little earlier, or not be there yet
 */
public record ActiveThread(Thread thread, SpanRecord span) {}
