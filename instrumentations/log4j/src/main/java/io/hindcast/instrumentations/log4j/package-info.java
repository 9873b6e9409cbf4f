/**
 * The ids of the request in Log4j's lines.
 *
 * <pre>
 *   logger.info(…) ─► ContextDataInjector ─► event ─► appenders, maybe on another thread ─► layout
 *                     own data + ids         has them                                       asks
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.log4j;

import org.jspecify.annotations.NullMarked;
