package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What a connection is connected to, as raw as it was found. Kept by the connection and shared by
 * its records; the exporter parses {@code url} once for each endpoint it meets.
 *
 * @param url the JDBC URL as the application gave it; it may hold secrets and is never exported as
 *     it is; null where unknown
 * @param product the name of the database product where the library was asked; null otherwise
 */
public record DbEndpoint(@Nullable String url, @Nullable String product) {}
