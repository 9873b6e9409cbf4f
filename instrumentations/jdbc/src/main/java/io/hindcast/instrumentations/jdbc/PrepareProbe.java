package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbPreparation;
import io.hindcast.bootstrap.record.ThreadContext;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** {@code prepareStatement} and {@code prepareCall}: which text a statement stands for. */
public final class PrepareProbe extends Probe {
  /** For the slot. */
  public PrepareProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(self instanceof Connection connection) || !(a0 instanceof String text)) {
      return null;
    }
    DbPreparation preparation = ThreadContext.get().preparation();
    if (preparation.begin(text)) {
      // Whom it goes to is known best by whoever is called next; who calls nobody is asked later.
      return preparation;
    }
    if (!preparation.isOf(text)) {
      // A statement of the pool's own, or another text in place of the application's.
      return text;
    }
    if (preparation.endpoint() == null) {
      preparation.tell(Endpoints.find(connection));
    }
    return null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (state instanceof DbPreparation preparation) {
      String text = preparation.text();
      DbEndpoint endpoint = preparation.end();
      if (text != null && result instanceof Statement statement) {
        Statements.prepared(
            statement, text, endpoint == null ? Endpoints.find(statement) : endpoint);
      }
    } else if (result instanceof Statement statement) {
      Statements.prepared(statement, (String) state, Endpoints.find(statement));
    }
    return result;
  }
}
