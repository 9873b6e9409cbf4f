package io.hindcast.exporter.render;

import static io.hindcast.exporter.span.AttributeName.number;
import static io.hindcast.exporter.span.AttributeName.text;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.exporter.jdbcurl.DbTarget;
import io.hindcast.exporter.jdbcurl.JdbcUrl;
import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.span.SpanAttributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What connections go to, read once for each endpoint. Owned by the exporter's thread. */
final class DbTargets {
  private static final AttributeName<String> SYSTEM = text("db.system.name");
  private static final AttributeName<String> NAMESPACE = text("db.namespace");
  private static final AttributeName<String> SERVER_ADDRESS = text("server.address");
  private static final AttributeName<Long> SERVER_PORT = number("server.port");

  /** More pools than this in one process would only parse their URL again. */
  private static final int ENDPOINTS = 64;

  private static final DbEndpoint UNKNOWN = new DbEndpoint(null, null);

  /** A target, and how a span says it. */
  record Known(DbTarget target, SpanAttributes attributes) {}

  /** An endpoint. A record's own hash is made of method handles, some 20 ms for the first. */
  private record Key(DbEndpoint endpoint) {
    @Override
    public int hashCode() {
      return hash(endpoint.url()) * 31 + hash(endpoint.product());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && Objects.equals(endpoint.url(), key.endpoint.url())
          && Objects.equals(endpoint.product(), key.endpoint.product());
    }

    private static int hash(@Nullable String text) {
      return text == null ? 0 : text.hashCode();
    }
  }

  private final TextLimit limit;
  private final Map<Key, Known> known = new Lru<>(ENDPOINTS);

  /** The one asked for last: most applications have one database. */
  private DbEndpoint last = UNKNOWN;

  private Known lastKnown;

  DbTargets(TextLimit limit) {
    this.limit = limit;
    this.lastKnown = read(UNKNOWN);
  }

  // Records of a connection share the object, and equals costs more than a look-up saves.
  @SuppressWarnings("ReferenceEquality")
  Known of(@Nullable DbEndpoint endpoint) {
    DbEndpoint wanted = endpoint == null ? UNKNOWN : endpoint;
    if (wanted != last) {
      Key key = new Key(wanted);
      Known found = known.get(key);
      if (found == null) {
        found = read(wanted);
        known.put(key, found);
      }
      last = wanted;
      lastKnown = found;
    }
    return lastKnown;
  }

  void clear() {
    known.clear();
  }

  private Known read(DbEndpoint endpoint) {
    DbTarget target = JdbcUrl.parse(endpoint.url(), endpoint.product());
    SpanDraft part = new SpanDraft(limit);
    part.put(SYSTEM, target.system());
    part.put(NAMESPACE, target.namespace());
    part.put(SERVER_ADDRESS, target.host());
    if (target.host() != null) {
      part.putPort(SERVER_PORT, target.port());
    }
    return new Known(target, part.attributes());
  }
}
