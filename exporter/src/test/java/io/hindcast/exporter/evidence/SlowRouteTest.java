package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Durations are drawn with seeds; what is printed is how many of them were called slow. */
final class SlowRouteTest {
  private static final double MILLISECOND = 1e6;
  private static final long MINUTE = SlowRoute.WINDOW_NANOS;

  /** How long requests take, in nanoseconds. */
  private enum Distribution {
    CONSTANT {
      @Override
      double draw(Random random) {
        return 50 * MILLISECOND;
      }
    },
    EXPONENTIAL {
      @Override
      double draw(Random random) {
        return -50 * MILLISECOND * Math.log(1 - random.nextDouble());
      }
    },
    LOG_NORMAL {
      @Override
      double draw(Random random) {
        return 50 * MILLISECOND * Math.exp(random.nextGaussian());
      }
    },
    WIDE_LOG_NORMAL {
      @Override
      double draw(Random random) {
        return 20 * MILLISECOND * Math.exp(2 * random.nextGaussian());
      }
    },
    /** Without a variance. */
    PARETO_1_5 {
      @Override
      double draw(Random random) {
        return 10 * MILLISECOND * Math.pow(1 - random.nextDouble(), -1 / 1.5);
      }
    },
    /** Nearly without a mean. */
    PARETO_1_1 {
      @Override
      double draw(Random random) {
        return 10 * MILLISECOND * Math.pow(1 - random.nextDouble(), -1 / 1.1);
      }
    },
    /** One in twenty misses the cache. */
    TWO_PEAKS {
      @Override
      double draw(Random random) {
        double peak = random.nextInt(20) == 0 ? 400 : 20;
        return peak * MILLISECOND * Math.exp(0.2 * random.nextGaussian());
      }
    };

    abstract double draw(Random random);
  }

  private final SlowRoute route = new SlowRoute();
  private long now;

  @ParameterizedTest
  @EnumSource(Distribution.class)
  void steadyRoute_isSlowLessThanOnceInAHundred(Distribution distribution) {
    for (int perSecond : new int[] {1, 100}) {
      for (long seed = 1; seed <= 3; seed++) {
        Random random = new Random(seed);
        SlowRoute steady = new SlowRoute();
        int slow = 0;
        int requests = 60_000;
        long at = 0;
        for (int i = 0; i < requests; i++) {
          at += 1_000_000_000L / perSecond;
          long nanos = (long) distribution.draw(random);
          slow += steady.isSlow(nanos) ? 1 : 0;
          steady.add(nanos, at);
        }
        double share = (double) slow / requests;
        System.out.printf(
            "%s at %d/s, seed %d: %.3f %% slow%n", distribution, perSecond, seed, 100 * share);
        assertThat(share).isLessThan(0.01);
      }
    }
  }

  @Test
  void outlier_isSlow() {
    Random random = new Random(11);
    normal(random, 50, 20, 10 * 60);

    assertThat(route.isSlow((long) (300 * MILLISECOND))).isTrue();
    assertThat(route.isSlow((long) (40 * MILLISECOND))).isFalse();
  }

  @Test
  void fewRequests_sayNothing() {
    for (int i = 0; i < SlowRoute.NEEDED - 1; i++) {
      route.add((long) (20 * MILLISECOND), now);
    }
    assertThat(route.isSlow(Long.MAX_VALUE)).isFalse();

    route.add((long) (20 * MILLISECOND), now);

    assertThat(route.isSlow(1_000_000_000)).isTrue();
  }

  @Test
  void fastRequests_areNeverSlow() {
    for (int i = 0; i < 1_000; i++) {
      route.add(200_000, now);
    }

    assertThat(route.isSlow(SlowRoute.FLOOR_NANOS)).isFalse();
    assertThat(route.isSlow(SlowRoute.FLOOR_NANOS + 1)).isTrue();
  }

  @Test
  void routeThatBecameSlowerForGood_isItsOwnNormalAfterMinutes() {
    Random random = new Random(12);
    normal(random, 50, 20, 10 * 60);

    double first = slowShare(random, 50, 160, 60);
    assertThat(first).as("the first minute of it is seen").isGreaterThan(0.9);
    normal(random, 50, 160, 3 * 60);

    assertThat(slowShare(random, 50, 160, 10 * 60)).isLessThan(0.01);
  }

  @Test
  void routeThatBecameFaster_isItsOwnNormalAfterMinutes() {
    Random random = new Random(13);
    normal(random, 50, 160, 10 * 60);
    assertThat(route.isSlow((long) (200 * MILLISECOND))).isFalse();
    normal(random, 50, 20, 4 * 60);

    assertThat(route.isSlow((long) (200 * MILLISECOND))).isTrue();
  }

  @Test
  void oneBadMinute_changesNothing() {
    Random random = new Random(14);
    normal(random, 50, 20, 10 * 60);
    normal(random, 50, 500, 60);
    normal(random, 50, 20, 60);

    assertThat(route.isSlow((long) (300 * MILLISECOND))).isTrue();
    assertThat(slowShare(random, 50, 20, 5 * 60)).isLessThan(0.01);
  }

  @Test
  void quietRoute_takesAsLongAsItNeeds() {
    Random random = new Random(15);
    for (int i = 0; i < 10 * SlowRoute.NEEDED; i++) {
      now += MINUTE;
      route.add(around(random, 20), now);
    }

    assertThat(route.isSlow((long) (300 * MILLISECOND))).isTrue();
  }

  private void normal(Random random, int perSecond, double median, int seconds) {
    for (int i = 0; i < perSecond * seconds; i++) {
      now += 1_000_000_000L / perSecond;
      route.add(around(random, median), now);
    }
  }

  private double slowShare(Random random, int perSecond, double median, int seconds) {
    int slow = 0;
    int requests = perSecond * seconds;
    for (int i = 0; i < requests; i++) {
      now += 1_000_000_000L / perSecond;
      long nanos = around(random, median);
      slow += route.isSlow(nanos) ? 1 : 0;
      route.add(nanos, now);
    }
    return (double) slow / requests;
  }

  /** The 99th percentile is twice the median. */
  private static long around(Random random, double medianMillis) {
    return (long) (medianMillis * MILLISECOND * Math.exp(0.3 * random.nextGaussian()));
  }
}
