package io.hindcast.exporter.jdbcurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.sql.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JdbcUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '^',
      nullValues = "-",
      textBlock =
          """
          jdbc:postgresql://db.example/shop                          ! postgresql ! shop ! db.example ! -1
          jdbc:postgresql://db.example:5432/shop                     ! postgresql ! shop ! db.example ! -1
          jdbc:postgresql://db:6432/shop?user=u&password=secret      ! postgresql ! shop ! db ! 6432
          jdbc:postgresql://db/shop?currentSchema=sales&ssl=true     ! postgresql ! shop|sales ! db ! -1
          jdbc:postgresql://a:1111,b:2222/shop                       ! postgresql ! shop ! a ! 1111
          jdbc:postgresql://[2001:db8::1]:5433/shop                  ! postgresql ! shop ! 2001:db8::1 ! 5433
          jdbc:postgresql://[::1]/shop                               ! postgresql ! shop ! ::1 ! -1
          jdbc:postgresql:shop                                       ! postgresql ! shop ! - ! -1
          jdbc:postgresql:///shop                                    ! postgresql ! shop ! - ! -1
          jdbc:postgresql://db/                                      ! postgresql ! - ! db ! -1
          jdbc:mysql://user:secret@db:3307/shop?useSSL=true          ! mysql ! shop ! db ! 3307
          jdbc:mysql://user:se/cr@et@db/shop                         ! mysql ! shop ! db ! -1
          jdbc:mysql:loadbalance://a,b:3307/shop                     ! mysql ! shop ! a ! -1
          jdbc:mysql:replication://a:3307,b/shop                     ! mysql ! shop ! a ! 3307
          jdbc:mysql://address=(host=db)(port=3310)(user=u)/shop     ! mysql ! shop ! db ! 3310
          jdbc:mysql://(host=db,port=3311,password=secret)/shop      ! mysql ! shop ! db ! 3311
          jdbc:mysql://db                                            ! mysql ! - ! db ! -1
          jdbc:mariadb:sequential://a,b/shop                         ! mariadb ! shop ! a ! -1
          jdbc:mariadb://db/shop?password=secret                     ! mariadb ! shop ! db ! -1
          jdbc:sqlserver://db:1433;databaseName=shop;user=u;password=secret ! microsoft.sql_server ! shop ! db ! -1
          jdbc:sqlserver://db\\inst:1434;database=shop               ! microsoft.sql_server ! inst|shop ! db ! 1434
          jdbc:sqlserver://db\\inst;databaseName=shop                ! microsoft.sql_server ! inst|shop ! db ! -1
          jdbc:sqlserver://;serverName=db;portNumber=1500            ! microsoft.sql_server ! - ! db ! 1500
          jdbc:jtds:sqlserver://db:1500/shop;instance=i              ! microsoft.sql_server ! i|shop ! db ! 1500
          jdbc:oracle:thin:@db:1521:ORCL                             ! oracle.db ! ORCL ! db ! -1
          jdbc:oracle:thin:@//db:1522/service                        ! oracle.db ! service ! db ! 1522
          jdbc:oracle:thin:scott/tiger@db:1522:ORCL                  ! oracle.db ! ORCL ! db ! 1522
          jdbc:oracle:thin:scott/tiger@//db/service:dedicated/inst   ! oracle.db ! service ! db ! -1
          jdbc:oracle:thin:@tcps://db:2484/service?wallet=x          ! oracle.db ! service ! db ! 2484
          jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1525))(CONNECT_DATA=(SERVICE_NAME=svc))) ! oracle.db ! svc ! db ! 1525
          jdbc:oracle:thin:@tnsname                                  ! oracle.db ! tnsname ! - ! -1
          jdbc:oracle:thin:scott/tiger                               ! oracle.db ! - ! - ! -1
          jdbc:db2://db:50001/SHOP:user=u;password=secret;           ! ibm.db2 ! SHOP ! db ! 50001
          jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1                         ! h2database ! shop ! - ! -1
          jdbc:h2:mem:                                               ! h2database ! - ! - ! -1
          jdbc:h2:file:~/data/shop;PASSWORD=secret                   ! h2database ! ~/data/shop ! - ! -1
          jdbc:h2:~/shop                                             ! h2database ! ~/shop ! - ! -1
          jdbc:h2:tcp://db:9093/~/shop                               ! h2database ! ~/shop ! db ! 9093
          jdbc:h2:tcp://db/mem:shop                                  ! h2database ! mem:shop ! db ! -1
          jdbc:hsqldb:mem:shop;user=u                                ! hsqldb ! shop ! - ! -1
          jdbc:hsqldb:hsql://db:9002/shop                            ! hsqldb ! shop ! db ! 9002
          jdbc:hsqldb:file:/data/shop                                ! hsqldb ! /data/shop ! - ! -1
          jdbc:derby:memory:shop;create=true                         ! derby ! shop ! - ! -1
          jdbc:derby:shop;user=u;password=secret                     ! derby ! shop ! - ! -1
          jdbc:derby://db:1528/shop;create=true                      ! derby ! shop ! db ! 1528
          jdbc:sqlite:/data/shop.db                                  ! sqlite ! /data/shop.db ! - ! -1
          jdbc:sqlite::memory:                                       ! sqlite ! - ! - ! -1
          jdbc:p6spy:postgresql://db/shop                            ! postgresql ! shop ! db ! -1
          jdbc:aws-wrapper:mysql://db/shop                           ! mysql ! shop ! db ! -1
          jdbc:tc:postgresql:16:///shop                              ! postgresql ! shop ! - ! -1
          jdbc:foo:user/secret                                       ! other_sql ! - ! - ! -1
          """)
  void parse(String url, String system, String namespace, String host, int port) {
    DbTarget target = JdbcUrl.parse(url, null);

    assertThat(target.system()).isEqualTo(system);
    assertThat(target.namespace()).isEqualTo(namespace);
    assertThat(target.host()).isEqualTo(host);
    assertThat(target.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:",
        "nonsense",
        "jdbc:postgresql:",
        "jdbc:postgresql://",
        "jdbc:mysql://:",
        "jdbc:h2:",
        "jdbc:oracle:",
        "jdbc:oracle:thin:@",
        "jdbc:oracle:thin:@(",
        "jdbc:sqlserver:",
        "jdbc:sqlserver://\\",
        "jdbc:mysql://[",
        "jdbc:mysql://(host=",
        "jdbc:derby:",
        "jdbc:sqlite:",
        "jdbc:mysql://h:99999999/x",
        "jdbc:postgresql://u:p:w/x"
      })
  void parse_neverThrowsAndNeverGuesses(String url) {
    DbTarget target = JdbcUrl.parse(url, null);

    assertThat(target.port()).isEqualTo(-1);
    assertThat(target.toString()).doesNotContain("p:w");
  }

  @Test
  void product_tellsTheSystemWhereTheUrlDoesNot() {
    assertThat(JdbcUrl.parse(null, "PostgreSQL").system()).isEqualTo("postgresql");
    assertThat(JdbcUrl.parse(null, "Microsoft SQL Server").system())
        .isEqualTo("microsoft.sql_server");
    assertThat(JdbcUrl.parse("jdbc:pool:x", "MariaDB").dialect()).isEqualTo(SqlDialect.MYSQL);
    assertThat(JdbcUrl.parse("jdbc:pool:x", "SQLite").dialect()).isEqualTo(SqlDialect.SQLITE);
    assertThat(JdbcUrl.parse(null, "Db2/LINUXX8664").system()).isEqualTo("ibm.db2");
    assertThat(JdbcUrl.parse(null, null))
        .isEqualTo(new DbTarget("other_sql", null, null, -1, SqlDialect.UNKNOWN));
  }
}
