package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/** What the part of a URL behind the system's name says. */
record Location(Authority server, @Nullable String namespace) {
  static final Location UNKNOWN = new Location(Authority.NONE, null);
}
