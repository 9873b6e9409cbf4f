package io.hindcast.exporter.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetScaleTest {
  private static final double STEP = 0.1;

  private final BudgetScale scale = new BudgetScale(5);

  @Test
  void budgetThatIsUsed_isLeftAlone() {
    follow(1, 1_000);

    // The average comes up from nothing: that was too little.
    assertThat(scale.value()).isBetween(1.0, 1.25);
  }

  @Test
  void whatLasts_isCorrected_withinBounds() {
    follow(4, 300);
    assertThat(scale.value()).isLessThan(0.2);
    follow(1_000, 10_000);
    assertThat(scale.value()).isEqualTo(1.0 / 64);
    follow(0, 10_000);
    assertThat(scale.value()).isEqualTo(4);
  }

  @Test
  void burst_isNotMadeUpFor() {
    follow(1, 1_000);
    double before = scale.value();

    follow(60, 1);
    follow(1, 100);

    assertThat(scale.value() / before).isBetween(0.75, 0.95);
  }

  @Test
  void enoughForAll_endsIt() {
    follow(4, 300);
    scale.follow(1, true, STEP);

    assertThat(scale.value()).isEqualTo(1);
  }

  private void follow(double used, int steps) {
    for (int i = 0; i < steps; i++) {
      scale.follow(used, false, STEP);
    }
  }
}
