package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbParameters;
import io.hindcast.bootstrap.record.DbStatementState;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A method that sets a parameter. Of a statement that the application has prepared: those inside of
 * it are set as well, and nobody will ask for theirs.
 */
abstract class SetParameterProbe extends Probe {
  /** A parameter on its way. */
  private record Setting(DbParameters parameters, Object key, Object value) {}

  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a0 == null || !(self instanceof Statement statement)) {
      return null;
    }
    DbStatementState state = Statements.find(statement);
    if (state == null || state.text == null) {
      return null;
    }
    Setting setting = new Setting(Parameters.findOrMake(statement), a0, value(a1, a2));
    return setting.parameters.startSetting() ? setting : null;
  }

  /**
   * What is kept of a value: an immutable object of the JDK, never one of the application.
   *
   * @param given the second argument
   * @param more the third one; null for none
   */
  abstract Object value(@Nullable Object given, @Nullable Object more);

  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Setting setting = (Setting) state;
    DbParameters parameters = setting.parameters;
    parameters.endSetting();
    if (thrown == null) {
      if (setting.key instanceof Integer position) {
        parameters.set(position - 1, setting.value);
      } else {
        parameters.set((String) setting.key, setting.value);
      }
    }
    return result;
  }
}
