/**
 * What is asked when metrics are sent, and costs little or nothing until then: which pools there
 * are.
 *
 * <pre>
 *   a worker's first step, a refused task        once an export
 *   application threads ──► ExecutorPools ◄────── exporter
 *
 *   the first connection                         once an export
 *   application threads ──► ConnectionPools ◄──── exporter
 *                           (weak references)
 *                              │ ConnectionPoolReader: of the library's probes, weak as well
 * </pre>
 *
 * What cannot be asked is how long tasks have waited. That is counted by the workers, into what
 * their pool's name has for it.
 */
@NullMarked
package io.hindcast.bootstrap.pool;

import org.jspecify.annotations.NullMarked;
