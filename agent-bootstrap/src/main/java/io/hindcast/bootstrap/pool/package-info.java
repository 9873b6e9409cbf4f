/**
 * What is asked when metrics are sent, and costs nothing until then: which pools there are.
 *
 * <pre>
 *   a worker's first step, a refused task        once an export
 *   application threads ──► ExecutorPools ◄────── exporter
 *                           (weak references)
 * </pre>
 */
@NullMarked
package io.hindcast.bootstrap.pool;

import org.jspecify.annotations.NullMarked;
