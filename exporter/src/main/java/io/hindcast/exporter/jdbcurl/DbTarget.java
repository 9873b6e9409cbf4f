package io.hindcast.exporter.jdbcurl;

import io.hindcast.exporter.sql.SqlDialect;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection goes to, without who connects.
 *
 * @param system value of {@code db.system.name}
 * @param namespace database, and schema where known; null where unknown
 * @param host null where it is in this process, or unknown
 * @param port -1 where it is the system's default, or unknown
 * @param dialect how its statements are to be read
 */
public record DbTarget(
    String system,
    @Nullable String namespace,
    @Nullable String host,
    int port,
    SqlDialect dialect) {}
