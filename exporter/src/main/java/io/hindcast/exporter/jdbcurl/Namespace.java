package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/** What a URL of the form {@code //host/path?properties} says of database and schema. */
final class Namespace {
  private Namespace() {}

  /**
   * The database, with its schema where both are known.
   *
   * @param path behind the host; empty for none
   * @param properties behind the question mark, or what begins properties there; empty for none
   */
  static @Nullable String of(DbSystem system, String path, String properties) {
    String database = name(path);
    return switch (system) {
      case POSTGRESQL, REDSHIFT -> with(database, Properties.value(properties, "currentSchema"));
      case CLICKHOUSE ->
          database != null ? database : known(Properties.value(properties, "database"));
      case HANA ->
          with(
              known(Properties.value(properties, "databaseName")),
              Properties.value(properties, "currentSchema"));
      case SNOWFLAKE ->
          with(known(Properties.value(properties, "db")), Properties.value(properties, "schema"));
      case TRINO -> catalogAndSchema(database);
      default -> database;
    };
  }

  private static @Nullable String with(@Nullable String database, @Nullable String schema) {
    String known = known(schema);
    return database == null || known == null ? database : database + "|" + known;
  }

  /** {@code catalog/schema}. */
  private static @Nullable String catalogAndSchema(@Nullable String path) {
    if (path == null) {
      return null;
    }
    int slash = path.indexOf('/');
    if (slash < 0) {
      return path;
    }
    String catalog = known(path.substring(0, slash));
    int end = path.indexOf('/', slash + 1);
    return with(catalog, path.substring(slash + 1, end < 0 ? path.length() : end));
  }

  /** A path as a name. Db2 and Informix write properties behind a colon. */
  static @Nullable String name(String path) {
    int colon = path.indexOf(':');
    return known(colon < 0 ? path : path.substring(0, colon));
  }

  /** Null where there is none, or where it is no name but properties: they may hold a password. */
  static @Nullable String known(@Nullable String name) {
    return name == null || name.indexOf('=') >= 0 ? null : emptyToNull(name);
  }

  static @Nullable String emptyToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
