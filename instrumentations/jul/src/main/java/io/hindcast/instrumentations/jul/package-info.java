/**
 * The ids of the request in the lines of {@code java.util.logging}, which knows no entries of a
 * thread: they stand behind the message, where somebody has asked for that.
 *
 * <pre>
 *   logger.info(…) ─► new LogRecord ─► handlers, maybe on another thread ─► formatMessage
 *                     ids into a field                                      message + ids
 * </pre>
 *
 * No class of that package is named here: the first one who uses one has the log manager chosen.
 */
@NullMarked
package io.hindcast.instrumentations.jul;

import org.jspecify.annotations.NullMarked;
