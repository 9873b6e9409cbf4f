package io.hindcast.smoke.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.sampling.application.Anomaly;
import io.hindcast.smoke.sampling.application.Route;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AskedTest {
  @Test
  void thousandOrdinaryRequests_haveFiveAnomalies() {
    assertThat(anomalies(Phase.ORDINARY))
        .containsOnlyKeys(
            Anomaly.NONE,
            Anomaly.FAILS,
            Anomaly.FAILS_BEHIND,
            Anomaly.FAILS_BEFORE,
            Anomaly.SLOW_BEHIND)
        .containsEntry(Anomaly.FAILS, 2)
        .containsEntry(Anomaly.FAILS_BEHIND, 1)
        .containsEntry(Anomaly.FAILS_BEFORE, 1)
        .containsEntry(Anomaly.SLOW_BEHIND, 1);
  }

  @Test
  void cascade_failsEachOrder_andSparesTheOthers() {
    assertThat(anomalies(Phase.CASCADE))
        .containsEntry(Anomaly.DOWN_BEHIND, 200)
        .containsEntry(Anomaly.FAILS, 1)
        .containsEntry(Anomaly.SLOW_BEHIND, 1)
        .doesNotContainKey(Anomaly.FAILS_BEHIND);
  }

  @Test
  void manyWays_areAllOfThem() {
    Set<FailureClass> classes = new HashSet<>();
    for (int index = Asked.LEAD; index < Asked.LEAD + 320; index++) {
      Asked asked = Asked.of(Phase.MANY_WAYS.number(index));
      if (asked.anomaly() == Anomaly.FAILS_IN_MANY_WAYS) {
        classes.addAll(asked.failures());
      }
    }
    assertThat(classes).hasSize(Anomaly.KINDS);
  }

  @ParameterizedTest
  @EnumSource
  void eachPhase_beginsWithoutAnomalies_andKnowsItsNumbers(Phase phase) {
    assertThat(phase.index(phase.number(17))).isEqualTo(17);
    for (int index = 0; index < Asked.LEAD; index++) {
      Asked asked = Asked.of(phase.number(index));
      assertThat(asked.phase()).isEqualTo(phase);
      assertThat(asked.anomaly()).isEqualTo(Anomaly.NONE);
    }
  }

  @Test
  void order_thatFailsBefore_isToldToWhoIsCalledAfter() {
    Asked asked = ordinary(601);

    assertThat(asked.target()).endsWith("601?FAILS_BEFORE").startsWith(Route.ORDERS.path() + "/");
    assertThat(asked.spans())
        .containsExactly(
            "front SERVER /orders/" + asked.number(),
            "front CLIENT /discounts/" + asked.number(),
            "front CLIENT /stock/" + asked.number(),
            "back SERVER /discounts/" + asked.number(),
            "back SERVER /stock/" + asked.number());
    assertThat(asked.evidence())
        .containsExactlyInAnyOrderElementsOf(
            asked.spans().stream()
                .filter(span -> !span.startsWith("back SERVER /discounts"))
                .toList());
    assertThat(asked.status()).isEqualTo(200);
  }

  @Test
  void order_thatFailsInFront_isNoEvidenceBehind() {
    Asked asked = ordinary(401);

    assertThat(asked.evidence())
        .containsExactly(
            "front SERVER /orders/" + asked.number(), "front CLIENT /stock/" + asked.number());
    assertThat(asked.failures()).containsExactly(new FailureClass("front", "/orders", "500", ""));
  }

  @Test
  void order_thatFailsBehind_isAFailureOfBoth() {
    assertThat(ordinary(201).failures())
        .containsExactly(
            new FailureClass("front", "/orders", "500", "127.0.0.1"),
            new FailureClass("back", "/stock", "500", ""));
  }

  private static Asked ordinary(int place) {
    return Asked.of(Phase.ORDINARY.number(5_000 + place));
  }

  private static Map<Anomaly, Integer> anomalies(Phase phase) {
    Map<Anomaly, Integer> anomalies = new EnumMap<>(Anomaly.class);
    for (int index = 5_000; index < 6_000; index++) {
      anomalies.merge(Asked.of(phase.number(index)).anomaly(), 1, Integer::sum);
    }
    return anomalies;
  }
}
