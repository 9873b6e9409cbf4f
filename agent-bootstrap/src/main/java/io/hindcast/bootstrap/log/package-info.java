/**
 * The ids that a log line belongs to, for the instrumentations of logging libraries.
 *
 * <pre>
 *   the moment of logging            the event                       whoever writes the line
 *   LogIds.current() ── numbers ──► LogIdsCarrier, a field of it ──► LogIdsMap ── text, when asked for
 *                                   or a weak table (LogEvents)
 * </pre>
 *
 * Nothing is ever put into the application's own map of a thread: what it reads from there is what
 * it has put there.
 */
@NullMarked
package io.hindcast.bootstrap.log;

import org.jspecify.annotations.NullMarked;
