package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.exporter.jdbcurl.DbTarget;
import io.hindcast.exporter.jdbcurl.JdbcUrl;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code db.client.connection.pool.name}: what the pool calls itself, else where its
 * connections go, as {@code host:port/namespace}. Bounded: an application that makes a pool for
 * each of its customers must not make a series of metrics for each.
 *
 * <p>Any thread: pools are asked when metrics are collected, which is also done by those who serve
 * a scrape.
 */
public final class PoolNames {
  /** More of them are one. */
  static final int MAX_NAMES = 200;

  private static final String OTHER = "other";
  private static final String UNKNOWN = "unknown";

  /** Longer names say no more. */
  private static final int MAX_CHARS = 255;

  // Both guarded by the monitor.
  private final Map<String, String> byUrl = new Lru<>(MAX_NAMES);
  private final Set<String> known = new HashSet<>();

  /** No names yet. */
  public PoolNames() {}

  /** The name of a pool; null for one that nobody has named. */
  public synchronized String of(@Nullable DbPool pool) {
    String text = pool == null ? UNKNOWN : text(pool);
    if (known.contains(text)) {
      return text;
    }
    if (known.size() >= MAX_NAMES) {
      return OTHER;
    }
    known.add(text);
    return text;
  }

  private String text(DbPool pool) {
    String name = pool.name();
    if (name != null && !name.isBlank()) {
      return name.length() > MAX_CHARS ? name.substring(0, MAX_CHARS) : name;
    }
    String url = pool.url();
    return url == null ? UNKNOWN : byUrl.computeIfAbsent(url, PoolNames::target);
  }

  private static String target(String url) {
    DbTarget target = JdbcUrl.parse(url, null);
    String text = target.host() == null ? target.system() : target.host();
    if (target.host() != null && target.port() > 0) {
      text += ":" + target.port();
    }
    if (target.namespace() != null) {
      text += "/" + target.namespace();
    }
    return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
  }
}
