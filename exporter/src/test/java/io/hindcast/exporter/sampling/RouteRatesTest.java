package io.hindcast.exporter.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RouteRatesTest {
  private static final double STEP = 0.1;
  private static final double BUDGET = 10;

  private final RouteRates rates = new RouteRates(5);

  @Test
  void enoughForAll_hasNoLevel() {
    step(0);
    assertThat(rates.level(BUDGET)).isInfinite();
    step(4);
    assertThat(rates.sum()).isLessThan(BUDGET);
    assertThat(rates.level(BUDGET)).isInfinite();
  }

  @Test
  void burst_isWithinTheBudgetAfterOneStep() {
    step(4_000);

    double kept = 40_000 * rates.level(BUDGET) / rates.usual(0);
    assertThat(kept).isCloseTo(BUDGET, within(0.02 * BUDGET));
  }

  @Test
  void level_isNotHigherThanThatOfTheUsualRates_whileLittleComes() {
    steps(100, 300);
    steps(10, 0);

    assertThat(rates.level(BUDGET)).isEqualTo(BUDGET);
  }

  @Test
  void rates_ofBusyRoutes_areForgottenSoonerThanThoseOfQuietOnes() {
    steps(100, 300);
    steps(20, 10);
    assertThat(rates.usual(0)).isBetween(100.0, 600.0);

    RouteRates quiet = new RouteRates(5);
    for (int i = 0; i < 120; i++) {
      step(quiet, i < 100 ? 1 : 0);
    }
    assertThat(quiet.usual(0)).isBetween(5.0, 7.0);
    assertThat(quiet.sum()).isEqualTo(quiet.usual(0));
  }

  private void steps(int count, int arrivals) {
    for (int i = 0; i < count; i++) {
      step(arrivals);
    }
  }

  private void step(int arrivals) {
    step(rates, arrivals);
  }

  private static void step(RouteRates rates, int arrivals) {
    rates.begin(STEP);
    rates.add(0, arrivals);
    rates.end();
  }
}
