/**
 * The ids of the request in Logback's lines.
 *
 * <pre>
 *   logger.info(…) ─► new LoggingEvent ─► appenders, maybe on another thread ─► getMDCPropertyMap
 *                     ids into a field                                          own map + ids
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.logback;

import org.jspecify.annotations.NullMarked;
