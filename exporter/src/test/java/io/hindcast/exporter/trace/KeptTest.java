package io.hindcast.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeptTest {
  @Test
  void withoutAReason_itIsNotKept() {
    assertThat(Kept.of(0)).isSameAs(Kept.NOT).hasToString("not kept");
    assertThat(Kept.NOT.isKept()).isFalse();
    assertThat(Kept.NOT.isWeightless()).isFalse();
    assertThat(Kept.NOT.isEvidence()).isFalse();
  }

  @Test
  void evidence_hasNoWeightUnlessItWasSampledToo() {
    Kept slow = Kept.of(KeepReason.SLOW.bit());
    Kept both = Kept.of(KeepReason.SLOW.bit() | KeepReason.BASELINE.bit());
    Kept parent = Kept.of(KeepReason.SLOW.bit() | KeepReason.PARENT.bit());

    assertThat(slow.isWeightless()).isTrue();
    assertThat(both.isWeightless()).isFalse();
    assertThat(parent.isWeightless()).isFalse();
    assertThat(slow.isEvidence() && both.isEvidence() && parent.isEvidence()).isTrue();
    assertThat(both).hasToString("slow,baseline");
  }

  @Test
  void sample_isNoEvidence() {
    Kept kept = Kept.of(KeepReason.BASELINE.bit() | KeepReason.PARENT.bit());

    assertThat(kept.isKept()).isTrue();
    assertThat(kept.isEvidence()).isFalse();
  }

  @Test
  void reasons_haveABitOfTheirOwn() {
    int all = 0;
    for (KeepReason reason : KeepReason.values()) {
      assertThat(Integer.bitCount(reason.bit())).as(reason.text()).isEqualTo(1);
      assertThat(all & reason.bit()).as(reason.text()).isZero();
      assertThat(Kept.of(reason.bit()).has(reason)).isTrue();
      all |= reason.bit();
    }
  }

  @Test
  void samplingAtTheHead_tellsNoReasonAndSendsFailuresFirst() {
    assertThat(Kept.atItsHead(true).isTold()).isFalse();
    assertThat(Kept.atItsHead(true).isEvidence()).isTrue();
    assertThat(Kept.atItsHead(true).isWeightless()).isFalse();
    assertThat(Kept.atItsHead(false).isKept()).isTrue();
    assertThat(Kept.atItsHead(false).isEvidence()).isFalse();
  }
}
