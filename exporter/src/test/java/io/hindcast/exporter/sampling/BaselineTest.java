package io.hindcast.exporter.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.sampling.SamplingSettings.Mode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final String FLAGGED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final SamplingPolicy before = SamplingPolicy.current();
  private long now = System.nanoTime();

  @AfterEach
  void policyAsItWas() {
    SamplingPolicy.use(before);
  }

  @Test
  void adaptive_keepsEverythingAtFirst_andThinsWhatIsTooMuch() {
    Baseline baseline = new Baseline(adaptive(10, 1_000), now);
    assertThat(root("busy").threshold()).isZero();
    assertThat(SamplingPolicy.current().isHindsight()).isTrue();

    for (int step = 0; step < 50; step++) {
      busyStep(baseline);
    }

    // A thousand a second.
    assertThat(Threshold.probability(root("busy").threshold())).isBetween(0.005, 0.03);
    assertThat(root("quiet").threshold()).isZero();
  }

  @Test
  void traceOfACaller_isNotCounted() {
    Baseline baseline = new Baseline(adaptive(10, 1e9), now);
    for (int step = 0; step < 50; step++) {
      for (int i = 0; i < 100; i++) {
        assertThat(called().isSampled()).isTrue();
      }
      assertThat(step(baseline)).isZero();
    }
  }

  @Test
  void doWork_withinAStep_changesNothing() {
    Baseline baseline = new Baseline(adaptive(1, 1_000), now);
    for (int i = 0; i < 10_000; i++) {
      root("busy").isSampled();
    }
    SamplingPolicy policy = SamplingPolicy.current();

    assertThat(baseline.doWork(now + AdaptiveBaseline.STEP_NANOS - 1)).isZero();
    assertThat(SamplingPolicy.current()).isSameAs(policy);
    assertThat(baseline.doWork(now + AdaptiveBaseline.STEP_NANOS)).isEqualTo(1);
    assertThat(SamplingPolicy.current()).isNotSameAs(policy);
  }

  @Test
  void fixedRatio_isThatOfAllRoutes_andStays() {
    Baseline baseline = new Baseline(hindsight(0.25, 10, 1_000), now);
    for (int i = 0; i < 1_000; i++) {
      assertThat(root("busy" + i).threshold()).isEqualTo(3L << 54);
    }

    assertThat(step(baseline)).isZero();
    assertThat(SamplingPolicy.current().isHindsight()).isTrue();
  }

  @Test
  void noBudget_isNone() {
    Baseline baseline = new Baseline(adaptive(0, 1_000), now);

    assertThat(root("any").isSampled()).isFalse();
    assertThat(step(baseline)).isZero();
  }

  @Test
  void headSampler_isPlain() {
    Baseline baseline = new Baseline(head(1, false), now);
    assertThat(root("any").isSampled()).isTrue();
    assertThat(SamplingPolicy.current().isHindsight()).isFalse();
    assertThat(SamplingPolicy.current().followsParents()).isFalse();

    baseline.use(head(0, true), now);
    assertThat(root("any").isSampled()).isFalse();
    assertThat(called().isSampled()).isTrue();
  }

  @Test
  void use_ofAnotherBudget_keepsWhatIsKnown() {
    Baseline baseline = new Baseline(adaptive(10, 1_000), now);
    for (int step = 0; step < 50; step++) {
      busyStep(baseline);
    }
    double probability = Threshold.probability(root("busy").threshold());

    baseline.use(adaptive(20, 1_000), now);
    busyStep(baseline);

    assertThat(Threshold.probability(root("busy").threshold()) / probability).isBetween(1.8, 2.2);
  }

  @Test
  void use_ofARatio_andBack() {
    Baseline baseline = new Baseline(adaptive(10, 1_000), now);
    baseline.use(hindsight(0.5, 10, 1_000), now);
    assertThat(root("any").threshold()).isEqualTo(1L << 55);

    baseline.use(adaptive(10, 1_000), now);
    assertThat(root("any").threshold()).isZero();
  }

  @Test
  void callers_areFollowedUpToTheirRate_andRefusalsAreCounted() {
    Baseline baseline = new Baseline(adaptive(10, 0), now);
    assertThat(called().isSampled()).isFalse();
    assertThat(baseline.refusedParents()).isEqualTo(1);

    baseline.use(adaptive(10, 1_000), now);
    assertThat(called().isSampled()).isTrue();
    assertThat(baseline.refusedParents()).as("over all limits").isEqualTo(1);
  }

  private void busyStep(Baseline baseline) {
    for (int i = 0; i < 100; i++) {
      root("busy").isSampled();
    }
    step(baseline);
  }

  @Test
  void callers_areBelievedUpToAWeight() {
    Baseline baseline = new Baseline(adaptive(10, 1_000), now);
    assertThat(called("ot=th:ffffe;rv:ffffffffffffff").threshold()).isEqualTo(0xff_ffe0_0000_0000L);
    assertThat(called("ot=th:fffff;rv:ffffffffffffff").threshold()).isEqualTo(-1);
    assertThat(step(baseline)).isZero();
  }

  private int step(Baseline baseline) {
    now += AdaptiveBaseline.STEP_NANOS;
    return baseline.doWork(now);
  }

  private static SpanRecord root(String name) {
    InternalRecord record = new InternalRecord(Records.thread(), null);
    record.name = name;
    return record;
  }

  private static SpanRecord called() {
    return called("a=1");
  }

  private static SpanRecord called(String traceState) {
    return new HttpServerRecord(Records.thread(), Records.remote(FLAGGED, traceState));
  }

  private static SamplingSettings adaptive(double rate, double parentRate) {
    return hindsight(Double.NaN, rate, parentRate);
  }

  private static SamplingSettings hindsight(double ratio, double rate, double parentRate) {
    return settings(Mode.HINDSIGHT, ratio, true, rate, parentRate);
  }

  private static SamplingSettings head(double ratio, boolean parentBased) {
    return settings(Mode.HEAD, ratio, parentBased, 10, 1_000);
  }

  private static SamplingSettings settings(
      Mode mode, double ratio, boolean parentBased, double rate, double parentRate) {
    return new SamplingSettings(
        mode,
        ratio,
        parentBased,
        rate,
        parentRate,
        1_000_000,
        Duration.ofSeconds(1),
        true,
        true,
        20,
        Duration.ofMillis(500),
        50,
        1,
        null,
        16 << 20,
        10_000);
  }
}
