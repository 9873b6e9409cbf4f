/**
 * The ids of the request in the lines of JBoss LogManager.
 *
 * <pre>
 *   logger.info(…) ─► new ExtLogRecord ─► handlers, maybe on another thread ─► getMdc, getMdcCopy
 *                     ids into a field                                         own entries + ids
 * </pre>
 */
@NullMarked
package io.hindcast.instrumentations.jbosslogmanager;

import org.jspecify.annotations.NullMarked;
