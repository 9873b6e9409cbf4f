package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbStatementState;
import java.lang.reflect.Proxy;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class CloseProbeTest {
  private final Statement statement = fake();
  private final Statement other = fake();

  @Test
  void closedStatement_isForgotten() {
    Statements.findOrMake(statement);
    DbStatementState state = Statements.findOrMake(other);

    assertThat(new CloseProbe().enter(statement, null, null, null)).isNull();

    assertThat(Statements.find(statement)).isNull();
    assertThat(Statements.find(other)).isSameAs(state);
  }

  private static Statement fake() {
    return (Statement)
        Proxy.newProxyInstance(
            CloseProbeTest.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (self, method, arguments) -> null);
  }
}
