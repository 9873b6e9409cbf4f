package io.hindcast.exporter.jdbcurl;

import io.hindcast.exporter.sql.SqlDialect;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The databases that are told apart (OpenTelemetry semantic conventions, "db.system.name";
 * Snowflake and OceanBase have no value there, and names of their own are allowed).
 *
 * <p>The default port is -1 where drivers, protocols or servers of a system differ in it: then the
 * port that a URL names is always shown.
 */
enum DbSystem {
  POSTGRESQL("postgresql", 5432, SqlDialect.POSTGRESQL, List.of("postgresql:", "pgsql:")),
  REDSHIFT("aws.redshift", 5439, SqlDialect.POSTGRESQL, List.of("redshift:")),
  MYSQL("mysql", 3306, SqlDialect.MYSQL, List.of("mysql:", "mysql+srv:")),
  MARIADB("mariadb", 3306, SqlDialect.MYSQL, List.of("mariadb:")),
  // Speaks MySQL's language or Oracle's, by tenant: the URL does not tell which.
  OCEANBASE("oceanbase", -1, SqlDialect.UNKNOWN, List.of("oceanbase:")),
  SQL_SERVER(
      "microsoft.sql_server",
      1433,
      SqlDialect.SQL_SERVER,
      List.of("sqlserver:", "jtds:sqlserver:", "microsoft:sqlserver:")),
  ORACLE("oracle.db", 1521, SqlDialect.ORACLE, List.of("oracle:")),
  DB2("ibm.db2", 50000, SqlDialect.STANDARD, List.of("db2:")),
  DB2_FOR_I("ibm.db2", -1, SqlDialect.STANDARD, List.of("as400:")),
  HANA("sap.hana", -1, SqlDialect.STANDARD, List.of("sap:")),
  CLICKHOUSE("clickhouse", 8123, SqlDialect.UNKNOWN, List.of("clickhouse:", "ch:")),
  SNOWFLAKE("snowflake", 443, SqlDialect.UNKNOWN, List.of("snowflake:")),
  TRINO("trino", -1, SqlDialect.STANDARD, List.of("trino:")),
  H2("h2database", 9092, SqlDialect.STANDARD, List.of("h2:")),
  HSQLDB("hsqldb", 9001, SqlDialect.STANDARD, List.of("hsqldb:")),
  DERBY("derby", 1527, SqlDialect.STANDARD, List.of("derby:")),
  SQLITE("sqlite", -1, SqlDialect.SQLITE, List.of("sqlite:")),
  OTHER("other_sql", -1, SqlDialect.UNKNOWN, List.of());

  final String conventionName;
  final int defaultPort;
  final SqlDialect dialect;

  // List.of never changes; the checker knows Guava's lists only.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> prefixes;

  DbSystem(String conventionName, int defaultPort, SqlDialect dialect, List<String> prefixes) {
    this.conventionName = conventionName;
    this.defaultPort = defaultPort;
    this.dialect = dialect;
    this.prefixes = prefixes;
  }

  /** By what follows {@code jdbc:}; what follows the system's own prefix is to be had from it. */
  static DbSystem ofSubprotocol(String url) {
    for (DbSystem system : values()) {
      if (system.prefixIn(url) != null) {
        return system;
      }
    }
    return OTHER;
  }

  /** The URL behind the system's prefix. */
  String withoutPrefix(String url) {
    String prefix = prefixIn(url);
    return prefix == null ? url : url.substring(prefix.length());
  }

  private @Nullable String prefixIn(String url) {
    for (String prefix : prefixes) {
      if (url.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return prefix;
      }
    }
    return null;
  }

  /** By the product's name as its driver gives it. */
  static DbSystem ofProduct(String product) {
    String name = product.toLowerCase(Locale.ROOT);
    if (name.contains("postgres")) {
      return POSTGRESQL;
    } else if (name.contains("redshift")) {
      return REDSHIFT;
    } else if (name.contains("mariadb")) {
      return MARIADB;
    } else if (name.contains("mysql")) {
      return MYSQL;
    } else if (name.contains("oceanbase")) {
      return OCEANBASE;
    } else if (name.contains("microsoft sql server")) {
      return SQL_SERVER;
    } else if (name.contains("oracle")) {
      return ORACLE;
    } else if (name.startsWith("db2")) {
      return DB2;
    } else if (name.equals("hdb")) {
      return HANA;
    } else if (name.contains("clickhouse")) {
      return CLICKHOUSE;
    } else if (name.contains("snowflake")) {
      return SNOWFLAKE;
    } else if (name.contains("trino")) {
      return TRINO;
    } else if (name.equals("h2")) {
      return H2;
    } else if (name.contains("hsql")) {
      return HSQLDB;
    } else if (name.contains("derby")) {
      return DERBY;
    } else if (name.contains("sqlite")) {
      return SQLITE;
    }
    return OTHER;
  }
}
