package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * Which pool of connections, as raw as it was found. Kept for each pool and shared by its records;
 * the exporter makes one bounded name of it.
 *
 * @param name what the pool calls itself, or the class of a data source that is no known pool; null
 *     where it has no name that is the same after a restart
 * @param url the JDBC URL that it opens connections with, for a pool without a name; it may hold
 *     secrets and is never exported as it is; null where unknown
 */
public record DbPool(@Nullable String name, @Nullable String url) {}
