package io.hindcast.bootstrap.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private final int[] table = SamplingPolicy.everywhere(Threshold.of(0.25));
  private final Arrivals arrivals = new Arrivals(2);

  @Test
  void take_isWhatCameSince() {
    table[7] = 0;
    SamplingPolicy policy = policy();
    for (int i = 0; i < 5; i++) {
      policy.threshold(3);
    }
    policy.threshold(7);

    assertThat(arrivals.take(3)).isEqualTo(5);
    assertThat(arrivals.take(7)).isEqualTo(1);
    assertThat(arrivals.take(4)).isZero();
    assertThat(arrivals.take(3)).isZero();
  }

  @Test
  void threshold_ofTheTable_isThatOfTheTable_untilTooManyCome() {
    SamplingPolicy policy = policy();
    // Two by 1, one by a half, two by a quarter: the table has less than the first three.
    for (int i = 0; i < 5; i++) {
      assertThat(policy.threshold(3)).isEqualTo(Threshold.of(0.25));
    }
    assertThat(policy.threshold(3)).isEqualTo(Threshold.of(0.125));
    assertThat(policy.threshold(4)).as("another bucket").isEqualTo(Threshold.of(0.25));

    assertThat(arrivals.takeWhole()).as("none of them is to be whole").isZero();
    assertThat(arrivals.expected(arrivals.take(3), 0.25)).isEqualTo(1.375);
    assertThat(policy.threshold(3)).as("the next step").isEqualTo(Threshold.of(0.25));
  }

  @Test
  void whole_isBoundedOverAllBuckets() {
    table[3] = 0;
    table[7] = 0;
    SamplingPolicy policy = policy();

    assertThat(policy.threshold(3)).isZero();
    assertThat(policy.threshold(7)).isZero();
    assertThat(policy.threshold(3)).isEqualTo(Threshold.of(0.5));
    assertThat(arrivals.takeWhole()).isEqualTo(2.5);
    assertThat(policy.threshold(3)).isZero();
  }

  @Test
  void withoutArrivals_aTableIsWhatItSays() {
    SamplingPolicy policy =
        SamplingPolicy.hindsight(SamplingPolicy.everywhere(0), null, new TokenBucket(0, 0), 1);
    for (int i = 0; i < 100; i++) {
      assertThat(policy.threshold(3)).isZero();
    }
  }

  @Test
  void policy_doesNotSeeWhatItsMakerChanges() {
    SamplingPolicy policy = policy();
    table[3] = Threshold.NEVER;

    assertThat(policy.threshold(3)).isEqualTo(Threshold.of(0.25));
  }

  private SamplingPolicy policy() {
    return SamplingPolicy.hindsight(table, arrivals, new TokenBucket(0, 0), 1);
  }
}
