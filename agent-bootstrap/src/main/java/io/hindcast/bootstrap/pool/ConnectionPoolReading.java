package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.DbPool;

/**
 * What a pool of connections says at one moment.
 *
 * @param pool which pool
 * @param state what it says
 */
public record ConnectionPoolReading(DbPool pool, ConnectionPoolState state) {}
