/**
 * Pools of connections: whose connection an application waits for, and how each pool fares.
 *
 * <pre>
 *   application ─► data source ─► pool                  a thread of the pool's
 *                  (jdbc makes    PoolAcquireProbe        PoolCreateProbe
 *                  the record)    names the pool          what is asked inside is no wait
 *                                     │
 *                                     ▼ once a pool
 *                                 ConnectionPools ◄── reader ◄── exporter, once an export
 * </pre>
 *
 * What is alike for all of them is here; each library has a package with its module, for what fits
 * one library need not fit another.
 */
@NullMarked
package io.hindcast.instrumentations.connectionpools;

import org.jspecify.annotations.NullMarked;
