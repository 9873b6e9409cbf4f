package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowBudgetTest {
  private final WindowBudget budget = new WindowBudget();

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 1, 1.5, 7.25, 50})
  void busySeconds_getTheRate(double rate) {
    int kept = 0;
    for (int second = 0; second < 1_000; second++) {
      int most = budget.of(second, rate);
      budget.spend(most);
      kept += most;
    }

    assertThat((double) kept).isBetween(1_000 * rate - 1, 1_000 * rate + Math.ceil(rate) + 1);
  }

  @Test
  void quietHour_savesNothing() {
    assertThat(budget.of(0, 50)).isEqualTo(50);
    assertThat(budget.of(3_600, 50)).isEqualTo(50);
  }

  @Test
  void secondWindowOfASecond_getsTheRest() {
    budget.of(7, 50);
    budget.spend(30);

    assertThat(budget.of(7, 50)).isEqualTo(20);
  }

  @Test
  void moreThanTheBudget_isNoDebt() {
    budget.of(0, 50);
    budget.spend(256);

    assertThat(budget.of(1, 50)).isEqualTo(50);
  }

  @Test
  void clockThatIsPutBack_givesNothingTwiceAndGoesOn() {
    budget.of(10_000, 50);
    budget.spend(50);

    assertThat(budget.of(5_000, 50)).isZero();
    assertThat(budget.of(5_001, 50)).isEqualTo(50);
  }
}
