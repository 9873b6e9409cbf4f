package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DbParametersTest {
  private final DbParameters parameters = new DbParameters();

  @Test
  void copy_isWhatWasSetLastInOrder() {
    parameters.set(9, "j");
    parameters.set(0, "a");
    parameters.set("name", "n");
    parameters.set(0, "b");
    parameters.set("name", "m");

    List<DbParameter> copy = parameters.copy();
    parameters.set(0, "c");

    assertThat(copy)
        .containsExactly(
            new DbParameter(0, null, "b"),
            new DbParameter(9, null, "j"),
            new DbParameter(-1, "name", "m"));
  }

  @Test
  void clear_leavesNone() {
    parameters.set(9, "j");
    parameters.set("name", "n");
    parameters.clear();
    assertThat(parameters.copy()).isEmpty();

    parameters.set(9, "k");
    assertThat(parameters.copy()).containsExactly(new DbParameter(9, null, "k"));
  }

  @Test
  void settingWithinAnother_doesNotCount() {
    assertThat(parameters.startSetting()).isTrue();
    assertThat(parameters.startSetting()).isFalse();
    parameters.endSetting();
    assertThat(parameters.startSetting()).isTrue();
  }

  @Test
  void noMoreThanSoManyAreKept() {
    for (int i = -1; i < 3 * DbParameters.MAX_PARAMETERS; i++) {
      parameters.set(i, i);
      parameters.set("name " + i, i);
    }
    parameters.set("x".repeat(1_000), 1);
    parameters.set("name 0", "changed");

    assertThat(parameters.copy())
        .hasSize(2 * DbParameters.MAX_PARAMETERS)
        .contains(new DbParameter(-1, "name 0", "changed"));
  }

  @Test
  void noMoreTextIsCopiedThanIsExported_butOneThatSaysSo() {
    String text = "x".repeat(1_000);
    for (int i = 0; i < 10; i++) {
      parameters.set(i, text);
      parameters.set("name " + i, text);
    }

    assertThat(parameters.copy()).extracting(DbParameter::index).containsExactly(0, 1, 2, 3, 4);
  }
}
