package io.hindcast.exporter.jdbcurl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of URL that the documentation of each driver gives, a table for each. */
final class JdbcUrlFormsTest {
  /** pgJDBC, "Connecting to the Database"; Amazon Redshift, "Building the connection URL". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      textBlock =
          """
          jdbc:postgresql:/                                           ! postgresql   ! -          ! -    ! -1
          jdbc:postgresql:?user=u&password=hunter2                    ! postgresql   ! -          ! -    ! -1
          jdbc:postgresql://host1:5433,host2:5434/shop?targetServerType=primary ! postgresql ! shop ! host1 ! 5433
          jdbc:postgresql://[::1]:5740/accounting                     ! postgresql   ! accounting ! ::1  ! 5740
          jdbc:postgresql://[2001:db8::1],[2001:db8::2]:5433/shop     ! postgresql   ! shop       ! 2001:db8::1 ! -1
          jdbc:pgsql://db:5433/shop                                   ! postgresql   ! shop       ! db   ! 5433
          jdbc:redshift://c.abc.us-west-2.redshift.amazonaws.com:5439/dev ! aws.redshift ! dev    ! c.abc.us-west-2.redshift.amazonaws.com ! -1
          jdbc:redshift://db:5440/dev;UID=u;PWD=hunter2               ! aws.redshift ! dev        ! db   ! 5440
          jdbc:redshift://db/dev?currentSchema=sales                  ! aws.redshift ! dev|sales  ! db   ! -1
          jdbc:redshift:iam://cluster:us-west-2/dev?AccessKeyID=x&SecretAccessKey=hunter2 ! aws.redshift ! dev ! cluster ! -1
          """)
  void postgresAndRedshift(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  /**
   * MySQL Connector/J, "Connection URL Syntax"; MariaDB Connector/J, "Connection strings";
   * OceanBase Connector/J, "Database URL".
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      textBlock =
          """
          jdbc:mysql:///shop                                           ! mysql     ! shop ! -     ! -1
          jdbc:mysql+srv://db/shop                                     ! mysql     ! shop ! db    ! -1
          jdbc:mysql+srv:loadbalance://db/shop                         ! mysql     ! shop ! db    ! -1
          jdbc:mysql:aws://db:3307/shop                                ! mysql     ! shop ! db    ! 3307
          jdbc:mysql://user:hunter2@[host1:1111,host2:2222]/shop       ! mysql     ! shop ! host1 ! 1111
          jdbc:mysql://[host1:1111]/shop                               ! mysql     ! shop ! host1 ! 1111
          jdbc:mysql://[(host=host1,port=1111),(host=host2)]/shop      ! mysql     ! shop ! host1 ! 1111
          jdbc:mysql://[address=(host=host1)(port=1111)]/shop          ! mysql     ! shop ! host1 ! 1111
          jdbc:mysql://[::1]:3307/shop                                 ! mysql     ! shop ! ::1   ! 3307
          jdbc:mysql://(host=[::1],port=3307)/shop                     ! mysql     ! shop ! ::1   ! 3307
          jdbc:mysql://address=(host=::1)(port=3307)/shop              ! mysql     ! shop ! ::1   ! 3307
          jdbc:mysql://u:hunter2@address=(host=db)(port=3307)/shop     ! mysql     ! shop ! db    ! 3307
          jdbc:mysql://u:hunter2@(host=db,port=3307)/shop              ! mysql     ! shop ! db    ! 3307
          jdbc:mysql://(user=u,password=a@hunter2,host=db)/shop        ! mysql     ! shop ! db    ! -1
          jdbc:mysql://address=(user=u)(password=a/hunter2)(host=db)/shop ! mysql  ! shop ! db    ! -1
          jdbc:mysql://u1:hunter2@h1:1111,u2:hunter2@h2:2222/shop      ! mysql     ! shop ! h2    ! 2222
          jdbc:mysql://u:hun;ter2@db/shop                              ! mysql     ! shop ! db    ! -1
          jdbc:mysql://db:3307?user=u                                  ! mysql     ! -    ! db    ! 3307
          jdbc:mysql:replication://address=(type=source)(host=h1),address=(type=replica)(host=h2)/shop ! mysql ! shop ! h1 ! -1
          jdbc:mariadb:replication://h1,h2:3307/shop                   ! mariadb   ! shop ! h1    ! -1
          jdbc:mariadb:loadbalance://address=(host=h1)(port=3307)(type=master)/shop ! mariadb ! shop ! h1 ! 3307
          jdbc:mariadb:load-balance-read:sequential://h1:3307/shop     ! mariadb   ! shop ! h1    ! 3307
          jdbc:mariadb:aurora://cluster.eu/shop                        ! mariadb   ! shop ! cluster.eu ! -1
          jdbc:mariadb:///shop?localSocket=/run/db.sock                ! mariadb   ! shop ! -     ! -1
          jdbc:oceanbase://db:2881/shop?user=u@t#c&password=hunter2    ! oceanbase ! shop ! db    ! 2881
          jdbc:oceanbase:loadbalance://h1:2883,h2:2883/shop            ! oceanbase ! shop ! h1    ! 2883
          """)
  void mysqlAndItsKin(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  /** Microsoft JDBC Driver, "Building the connection URL"; jTDS, "URL format". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '^',
      nullValues = "-",
      textBlock =
          """
          jdbc:sqlserver://localhost;encrypt=true;user=MyUserName;password=hunter2; ! microsoft.sql_server ! - ! localhost ! -1
          jdbc:sqlserver://localhost:1434;databaseName=AdventureWorks;  ! microsoft.sql_server ! AdventureWorks ! localhost ! 1434
          jdbc:sqlserver://db\\i1:1500;databaseName=shop               ! microsoft.sql_server ! i1|shop ! db  ! 1500
          jdbc:sqlserver://db;instanceName=i1;database=shop             ! microsoft.sql_server ! i1|shop ! db  ! -1
          jdbc:sqlserver://db;password={hun;databaseName=x}}ter2};databaseName=shop ! microsoft.sql_server ! shop ! db ! -1
          jdbc:sqlserver://db;databaseName={my;shop};user=u             ! microsoft.sql_server ! my;shop ! db  ! -1
          jdbc:sqlserver://db;password={hunter2                         ! microsoft.sql_server ! -       ! db  ! -1
          jdbc:sqlserver://;server=db;port=1500;database=shop           ! microsoft.sql_server ! shop    ! db  ! 1500
          jdbc:sqlserver://[::1]:1500;databaseName=shop                 ! microsoft.sql_server ! shop    ! ::1 ! 1500
          jdbc:sqlserver://;serverName=3ffe:8311:eeee:f70f:0:5eae:10.203.31.9\\i1;databaseName=shop ! microsoft.sql_server ! i1|shop ! 3ffe:8311:eeee:f70f:0:5eae:10.203.31.9 ! -1
          jdbc:sqlserver://db:1433;databaseName=shop;failoverPartner=b;multiSubnetFailover=true ! microsoft.sql_server ! shop ! db ! -1
          jdbc:microsoft:sqlserver://db:1500;DatabaseName=shop          ! microsoft.sql_server ! shop    ! db  ! 1500
          jdbc:jtds:sqlserver://db/shop;user=u;password=hunter2         ! microsoft.sql_server ! shop    ! db  ! -1
          jdbc:jtds:sqlserver://db;domain=d                             ! microsoft.sql_server ! -       ! db  ! -1
          jdbc:jtds:sybase://db:7100/shop                               ! other_sql            ! shop    ! db  ! 7100
          jdbc:tc:sqlserver:2022-latest://db:1500;databaseName=shop     ! microsoft.sql_server ! shop    ! db  ! 1500
          """)
  void sqlServerAndJtds(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  /** Oracle JDBC Developer's Guide, "Data Sources and URLs"; Net Services, "Easy Connect Plus". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '^',
      nullValues = "-",
      textBlock =
          """
          jdbc:oracle:thin:@db:1522/sales.example.com                   ! oracle.db ! sales.example.com ! db ! 1522
          jdbc:oracle:thin:@//db/sales:pooled                           ! oracle.db ! sales  ! db  ! -1
          jdbc:oracle:thin:@//db:1522                                   ! oracle.db ! -      ! db  ! 1522
          jdbc:oracle:thin:@tcp://h1,h2:1522,h3:1523/sales              ! oracle.db ! sales  ! h1  ! 1522
          jdbc:oracle:thin:@tcps://h1:1523,h2:1524;h3,h4/sales?connect_timeout=10 ! oracle.db ! sales ! h1 ! 1523
          jdbc:oracle:thin:@tcps://db:1523/sales?ssl_server_cert_dn="CN=a,OU=b" ! oracle.db ! sales ! db ! 1523
          jdbc:oracle:thin:scott/hunter2@tcps://db:1523/sales?x=a@b     ! oracle.db ! -      ! -   ! -1
          jdbc:oracle:thin:scott/"hun@ter2"@db:1522:ORCL                ! oracle.db ! ORCL   ! db  ! 1522
          jdbc:oracle:thin:scott/hun(ter2@db:1522:ORCL                  ! oracle.db ! ORCL   ! db  ! 1522
          jdbc:oracle:thin:@[2001:db8::1]:1522:ORCL                     ! oracle.db ! ORCL   ! 2001:db8::1 ! 1522
          jdbc:oracle:thin:@[2001:db8::1]:1522/sales                    ! oracle.db ! sales  ! 2001:db8::1 ! 1522
          jdbc:oracle:thin:@//[::1]/sales                               ! oracle.db ! sales  ! ::1 ! -1
          jdbc:oracle:thin:@ldap://ldap.example.com:7777/sales,cn=OracleContext,dc=com ! oracle.db ! sales ! - ! -1
          jdbc:oracle:thin:@ldaps://l:636/cn=sales,cn=OracleContext ldap://m:389/x ! oracle.db ! sales ! - ! -1
          jdbc:oracle:thin:@mydb_high?TNS_ADMIN=/opt/wallet             ! oracle.db ! mydb_high ! - ! -1
          jdbc:oracle:thin:@config-https://configs.example.com/sales    ! oracle.db ! -      ! -   ! -1
          jdbc:oracle:thin:@config-azure://app?key=/sales/              ! oracle.db ! -      ! -   ! -1
          jdbc:oracle:oci:@tnsname                                      ! oracle.db ! tnsname ! -  ! -1
          jdbc:oracle:oci8:scott/hunter2@tnsname                        ! oracle.db ! tnsname ! -  ! -1
          jdbc:oracle:kprb:                                             ! oracle.db ! -      ! -   ! -1
          jdbc:oracle:thin:@(DESCRIPTION=(LOAD_BALANCE=on)(ADDRESS_LIST=(ADDRESS=(PROTOCOL=TCP)(HOST=h1)(PORT=1522))(ADDRESS=(PROTOCOL=TCP)(HOST=h2)(PORT=1523)))(CONNECT_DATA=(SERVICE_NAME=sales))) ! oracle.db ! sales ! h1 ! 1522
          jdbc:oracle:thin:@ ( description = ( address = ( host = db ) ( port = 1522 ) ) ( connect_data = ( sid = ORCL ) ) ) ! oracle.db ! ORCL ! db ! 1522
          jdbc:oracle:thin:u/hunter2@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=db)(PORT=1522))(CONNECT_DATA=(SERVICE_NAME=s))(SECURITY=(SSL_SERVER_CERT_DN="CN=a@b"))) ! oracle.db ! s ! db ! 1522
          """)
  void oracle(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  /**
   * Db2, "Connecting with the IBM Data Server Driver"; IBM Toolbox for Java, "JDBC properties"; SAP
   * HANA Client Interface Programming, "Connect to SAP HANA via JDBC".
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      textBlock =
          """
          jdbc:db2://db:50000/SHOP                                      ! ibm.db2  ! SHOP   ! db  ! -1
          jdbc:db2://[fe80::1%eth0]:50001/SHOP:user=u;password=hunter2; ! ibm.db2  ! SHOP   ! fe80::1%eth0 ! 50001
          jdbc:db2://db/SHOP:clientRerouteAlternateServerName=b,c;clientRerouteAlternatePortNumber=1,2; ! ibm.db2 ! SHOP ! db ! -1
          jdbc:db2:SHOP:user=u;password=hunter2;                        ! ibm.db2  ! SHOP   ! -   ! -1
          jdbc:as400://db                                               ! ibm.db2  ! -      ! db  ! -1
          jdbc:as400://db/MYLIB;naming=sql;user=u;password=hunter2      ! ibm.db2  ! MYLIB  ! db  ! -1
          jdbc:as400://db;user=u;password=hun@ter2                      ! ibm.db2  ! -      ! db  ! -1
          jdbc:as400://db:8471/MYLIB                                    ! ibm.db2  ! MYLIB  ! db  ! 8471
          jdbc:sap://db:30015                                           ! sap.hana ! -      ! db  ! 30015
          jdbc:sap://db:30013/?databaseName=TENANT&user=u&password=hunter2 ! sap.hana ! TENANT ! db ! 30013
          jdbc:sap://h1:30015;h2:30015;h3:30015/?databaseName=T&currentSchema=S ! sap.hana ! T|S ! h1 ! 30015
          jdbc:sap://[::1]:30015/?reconnect=true                        ! sap.hana ! -      ! ::1 ! 30015
          """)
  void db2AndHana(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  /**
   * ClickHouse, "JDBC driver"; Snowflake, "Configuring the JDBC driver"; Trino, "JDBC driver"; AWS
   * Advanced JDBC Wrapper and AWS Secrets Manager JDBC Library, their guides.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      textBlock =
          """
          jdbc:clickhouse://db:8123/shop                                ! clickhouse ! shop       ! db ! -1
          jdbc:ch://db/shop?user=u&password=hunter2                     ! clickhouse ! shop       ! db ! -1
          jdbc:ch:https://u:hunter2@db:8443/shop                        ! clickhouse ! shop       ! db ! 8443
          jdbc:clickhouse:http://db:8124?database=shop                  ! clickhouse ! shop       ! db ! 8124
          jdbc:ch://https://u:hunter2@db:443/shop                       ! clickhouse ! shop       ! db ! 443
          jdbc:ch://(https://u@h1:443),(https://u:hunter2@h2)           ! clickhouse ! -          ! -  ! -1
          jdbc:clickhouse://h1:9000,h2:9000/shop                        ! clickhouse ! shop       ! h1 ! 9000
          jdbc:snowflake://org-acc.snowflakecomputing.com/?user=u&password=hunter2&warehouse=w&db=shop&schema=public ! snowflake ! shop|public ! org-acc.snowflakecomputing.com ! -1
          jdbc:snowflake://acc.snowflakecomputing.com:443/?db=shop      ! snowflake  ! shop       ! acc.snowflakecomputing.com ! -1
          jdbc:snowflake://acc.snowflakecomputing.com                   ! snowflake  ! -          ! acc.snowflakecomputing.com ! -1
          jdbc:trino://db:8080                                          ! trino      ! -          ! db ! 8080
          jdbc:trino://db:8443/hive?SSL=true                            ! trino      ! hive       ! db ! 8443
          jdbc:trino://db:8080/hive/sales?user=u&password=hunter2       ! trino      ! hive|sales ! db ! 8080
          jdbc:trino://db/hive/                                         ! trino      ! hive       ! db ! -1
          jdbc:aws-wrapper:postgresql://c.cluster-x.eu.rds.amazonaws.com:5432/shop ! postgresql ! shop ! c.cluster-x.eu.rds.amazonaws.com ! -1
          jdbc:aws-wrapper:mariadb://db:3307/shop                       ! mariadb    ! shop       ! db ! 3307
          jdbc-secretsmanager:mysql://db:3307/shop                      ! mysql      ! shop       ! db ! 3307
          jdbc-secretsmanager:oracle:thin:@db:1522/shop                 ! oracle.db  ! shop       ! db ! 1522
          jdbc:p6spy:aws-wrapper:postgresql://db/shop                   ! postgresql ! shop       ! db ! -1
          jdbc:log4jdbc:sqlserver://db;databaseName=shop                ! microsoft.sql_server ! shop ! db ! -1
          JDBC:TRINO://DB:8080/Hive                                     ! trino      ! Hive       ! DB ! 8080
          """)
  void warehousesAndWrappers(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  /** H2, "Database URL Overview"; HSQLDB, "Connection URL"; Derby, "Database connection URL". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      textBlock =
          """
          jdbc:h2:./data/shop                                           ! h2database ! ./data/shop ! -   ! -1
          jdbc:h2:C:/data/shop;USER=u;PASSWORD=hunter2                  ! h2database ! C:/data/shop ! -  ! -1
          jdbc:h2:split:nio:~/shop                                      ! h2database ! ~/shop      ! -   ! -1
          jdbc:h2:file:///data/shop                                     ! h2database ! ///data/shop ! -  ! -1
          jdbc:h2:ssl://db:8085/~/shop                                  ! h2database ! ~/shop      ! db  ! 8085
          jdbc:h2:tcp://h1:9093,h2:9092/~/shop                          ! h2database ! ~/shop      ! h1  ! 9093
          jdbc:h2:tcp://[::1]:9093/mem:shop                             ! h2database ! mem:shop    ! ::1 ! 9093
          jdbc:hsqldb:res:org.example.shop                              ! hsqldb     ! org.example.shop ! - ! -1
          jdbc:hsqldb:hsqls://db/shop;user=u;password=hunter2           ! hsqldb     ! shop        ! db  ! -1
          jdbc:hsqldb:http://db:8080/shop                               ! hsqldb     ! shop        ! db  ! 8080
          jdbc:hsqldb:hsql://db                                         ! hsqldb     ! -           ! db  ! -1
          jdbc:derby:classpath:/data/shop                               ! derby      ! /data/shop  ! -   ! -1
          jdbc:derby:jar:(C:/dbs.jar)data/shop                          ! derby      ! (C:/dbs.jar)data/shop ! - ! -1
          jdbc:derby://db:1527/memory:shop;create=true                  ! derby      ! memory:shop ! db  ! -1
          jdbc:derby:;databaseName=shop                                 ! derby      ! -           ! -   ! -1
          jdbc:sqlite:C:/data/shop.db                                   ! sqlite     ! C:/data/shop.db ! - ! -1
          jdbc:sqlite:file:shop.db?mode=memory&cache=shared             ! sqlite     ! shop.db     ! -   ! -1
          jdbc:sqlite://data/shop.db                                    ! sqlite     ! //data/shop.db ! - ! -1
          jdbc:sqlite:                                                  ! sqlite     ! -           ! -   ! -1
          """)
  void embedded(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  /** Systems without a form of their own here: what is not plainly a name is not shown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      textBlock =
          """
          jdbc:teradata://db/DATABASE=shop,USER=u,PASSWORD=hunter2      ! other_sql ! -       ! db ! -1
          jdbc:informix-sqli://db:9088/shop:INFORMIXSERVER=i;user=u;password=hunter2 ! other_sql ! shop ! db ! 9088
          jdbc:databricks://db:443/default;transportMode=http;PWD=hunter2 ! other_sql ! default ! db ! 443
          jdbc:bigquery://https://www.googleapis.com/bigquery/v2:443;ProjectId=p;OAuthPvtKey=hunter2 ! other_sql ! bigquery/v2 ! www.googleapis.com ! -1
          jdbc:hive2://h1:2181,h2:2181/shop;serviceDiscoveryMode=zooKeeper ! other_sql ! shop ! h1 ! 2181
          jdbc:vertica://db:5433/shop?user=u&password=hunter2           ! other_sql ! shop    ! db ! 5433
          jdbc:foo://u:hun;ter2@db/shop                                 ! other_sql ! -       ! -  ! -1
          jdbc:foo:bar;url=http://u:hunter2@db/shop                     ! other_sql ! -       ! -  ! -1
          jdbc:foo://${host}:1234/shop                                  ! other_sql ! shop    ! -  ! -1
          """)
  void others(String url, String system, String namespace, String host, int port) {
    check(url, system, namespace, host, port);
  }

  private static void check(String url, String system, String namespace, String host, int port) {
    DbTarget target = JdbcUrl.parse(url, null);

    assertThat(target.system()).isEqualTo(system);
    assertThat(target.namespace()).isEqualTo(namespace);
    assertThat(target.host()).isEqualTo(host);
    assertThat(target.port()).isEqualTo(port);
    assertThat(target.toString()).doesNotContain("hunter", "ter2");
  }
}
