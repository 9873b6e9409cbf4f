package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.exporter.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DbRendererTest extends RenderTest {
  private static final DbEndpoint POSTGRESQL =
      new DbEndpoint("jdbc:postgresql://db:5433/shop?user=u&password=secret", null);

  private final DbRecord record = new DbRecord(Records.thread());

  @Test
  void parameterisedStatement_isSentAsItIs() {
    record.endpoint = POSTGRESQL;
    record.text = "SELECT  amount FROM stock WHERE id = ? AND kind = 'x'";
    record.parameterised = true;

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("SELECT stock");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(attributes(span))
        .containsOnly(
            entry("db.system.name", "postgresql"),
            entry("db.namespace", "shop"),
            entry("server.address", "db"),
            entry("server.port", 5433L),
            entry("db.query.summary", "SELECT stock"),
            entry("db.query.text", "SELECT  amount FROM stock WHERE id = ? AND kind = 'x'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INSERT INTO notes VALUES ('is it secret?') | INSERT INTO notes VALUES (?)",
        "SELECT a FROM b WHERE c = 'secret' -- why? | SELECT a FROM b WHERE c = ?",
      })
  void questionMarkWithinALiteral_isNoPlaceholder(String statement, String sent) {
    record.endpoint = POSTGRESQL;
    record.text = statement;
    record.parameterised = true;

    assertThat(attributes(render(record))).containsEntry("db.query.text", sent);
  }

  @Test
  void otherStatement_losesItsLiterals() {
    record.endpoint = POSTGRESQL;
    record.text = "SELECT amount FROM stock WHERE id = 5";

    assertThat(attributes(render(record)))
        .containsEntry("db.query.text", "SELECT amount FROM stock WHERE id = ?");
  }

  @Test
  void transaction_isAnOperationAndNoStatement() {
    record.endpoint = POSTGRESQL;
    record.text = "COMMIT";
    record.transaction = true;

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("COMMIT shop");
    assertThat(attributes(span))
        .contains(entry("db.namespace", "shop"), entry("db.operation.name", "COMMIT"))
        .doesNotContainKeys("db.query.text", "db.query.summary");
  }

  @Test
  void batchOfOneText() {
    record.endpoint = POSTGRESQL;
    record.text = "INSERT INTO orders VALUES (?)";
    record.parameterised = true;
    record.batchSize = 3;

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("BATCH INSERT orders");
    assertThat(attributes(span))
        .contains(
            entry("db.operation.batch.size", 3L),
            entry("db.query.summary", "BATCH INSERT orders"),
            entry("db.query.text", "INSERT INTO orders VALUES (?)"));
  }

  @Test
  void operation_isNamedAsItWasWritten() {
    record.text = "select * from Stock";

    assertThat(render(record).getName()).isEqualTo("select Stock");
  }

  @Test
  void summaryOfABatch_isNoLongerThanAnyOther() {
    record.text = "SELECT * FROM a, " + "b".repeat(240) + ", c";
    record.batchSize = 2;

    assertThat((String) attributes(render(record)).get("db.query.summary"))
        .isEqualTo("BATCH SELECT a " + "b".repeat(240))
        .hasSize(255);
  }

  @Test
  void statementThatCannotBeReadToItsEnd_isSentInPart() {
    record.endpoint = POSTGRESQL;
    // Where the first literal ends depends on a setting of the server.
    record.text = "SELECT a FROM stock WHERE path = 'C:\\' AND owner = 'secret'";

    assertThat(attributes(render(record)))
        .contains(
            entry("db.query.summary", "SELECT stock"),
            entry("db.query.text", "SELECT a FROM stock WHERE path = ?..."));
  }

  @Test
  void batchOfLikeTexts() {
    record.batchTexts = List.of("INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (2)");
    record.batchSize = 2;

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("BATCH INSERT a");
    assertThat(attributes(span))
        .containsEntry("db.query.text", "INSERT INTO a VALUES (?); INSERT INTO a VALUES (?)");
  }

  @Test
  void batchOfDifferentTexts() {
    record.batchTexts =
        List.of("INSERT INTO a VALUES (1)", "DELETE FROM b", "INSERT INTO a VALUES (1)");
    record.batchSize = 3;

    assertThat(render(record).getName()).isEqualTo("BATCH");
  }

  @Test
  void batchOfOne_isNoBatch() {
    record.batchTexts = List.of("INSERT INTO a VALUES (1)");
    record.batchSize = 1;

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("INSERT a");
    assertThat(attributes(span)).doesNotContainKey("db.operation.batch.size");
  }

  @Test
  void procedure_isNamed() {
    record.text = "{call restock(?)}";
    record.parameterised = true;

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("call restock");
    assertThat(attributes(span)).containsEntry("db.stored_procedure.name", "restock");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5433/shop, shop",
    "jdbc:postgresql://db:5433/, db:5433",
    "jdbc:postgresql://db/, db",
    "jdbc:h2:mem:, h2database",
  })
  void withoutText_nameIsTheTarget(String url, String name) {
    record.endpoint = new DbEndpoint(url, null);

    assertThat(render(record).getName()).isEqualTo(name);
  }

  @Test
  void knowingNothing() {
    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("other_sql");
    assertThat(attributes(span)).containsOnly(entry("db.system.name", "other_sql"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "postgresql, 23505, 0, 23505",
        "mysql, 42000, 1071, 42000/1071",
        "h2, 42S02, 42102, 42S02/42102",
        "oracle, 72000, 1017, 1017",
        "sqlserver, S0001, 208, 208",
        "mysql, -, 1071, 1071",
        "mysql, 42000, 0, 42000",
        "mysql, -, 0, -",
      })
  void failure_hasItsCode(String system, String state, int vendor, String expected) {
    record.endpoint = new DbEndpoint("jdbc:" + system + ":x", null);
    record.thrown = new RuntimeException("outer", new SQLException("inner", state, vendor));

    SpanData span = render(record);

    assertThat(attributes(span).get("db.response.status_code")).isEqualTo(expected);
    assertThat(attributes(span)).containsEntry("error.type", "java.lang.RuntimeException");
  }

  @Test
  void hugeStatement_isCutAndCounted() {
    record.text = "SELECT " + "a, ".repeat(100_000);
    record.parameterised = true;

    SpanData span = render(record);

    assertThat((String) attributes(span).get("db.query.text"))
        .hasSize(TextLimit.MAX_CHARS)
        .endsWith("...");
    assertThat(stats.textsCut()).isEqualTo(1);
  }
}
