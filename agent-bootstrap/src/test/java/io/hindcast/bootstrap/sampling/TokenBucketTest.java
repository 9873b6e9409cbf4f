package io.hindcast.bootstrap.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @ValueSource(longs = {0, 1_234_567_890_123L, Long.MAX_VALUE - SECOND / 2, Long.MIN_VALUE})
  void letsASecondsWorthThroughAtOnce_thenOneAnInterval(long start) {
    TokenBucket bucket = new TokenBucket(1_000, start);

    assertThat(taken(bucket, 5_000, start)).isEqualTo(1_000);
    assertThat(taken(bucket, 10, start + 999_999)).isZero();
    assertThat(taken(bucket, 10, start + 1_000_000)).isEqualTo(1);
    assertThat(taken(bucket, 10, start + 6_000_000)).isEqualTo(5);
    assertThat(bucket.refused()).isEqualTo(4_000 + 10 + 9 + 5);
  }

  @Test
  void afterAPause_holdsNoMoreThanASecondsWorth() {
    TokenBucket bucket = new TokenBucket(10, 0);
    assertThat(taken(bucket, 100, 0)).isEqualTo(10);

    assertThat(taken(bucket, 100, 3_600 * SECOND)).isEqualTo(10);
  }

  @Test
  void overTime_letsItsRateThrough() {
    TokenBucket bucket = new TokenBucket(300, 0);
    int taken = 0;
    for (long now = 0; now < 100 * SECOND; now += SECOND / 1_000) {
      taken += bucket.tryTake(now) ? 1 : 0;
    }

    assertThat(taken).isBetween(30_000, 30_301);
  }

  @Test
  void timeThatSeemsToGoBack_takesNothingTwice() {
    TokenBucket bucket = new TokenBucket(10, SECOND);
    assertThat(taken(bucket, 5, SECOND)).isEqualTo(5);

    // Two threads read the clock and come in the other order.
    assertThat(taken(bucket, 100, SECOND - 1)).isEqualTo(4);
    assertThat(taken(bucket, 100, SECOND)).isEqualTo(1);
  }

  @Test
  void lessThanOneASecond_isOneNowAndThen() {
    TokenBucket bucket = new TokenBucket(0.5, 0);

    assertThat(taken(bucket, 10, 0)).isEqualTo(1);
    assertThat(taken(bucket, 10, 2 * SECOND - 1)).isZero();
    assertThat(taken(bucket, 10, 2 * SECOND)).isEqualTo(1);
  }

  @Test
  void none_isNone() {
    TokenBucket bucket = new TokenBucket(0, 0);

    assertThat(taken(bucket, 10, 3_600 * SECOND)).isZero();
    assertThat(bucket.refused()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e12, Double.POSITIVE_INFINITY})
  void veryMany_isMore(double perSecond) {
    assertThat(taken(new TokenBucket(perSecond, 0), 100_000, 0)).isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN})
  void noRate_isRefused(double perSecond) {
    assertThatThrownBy(() -> new TokenBucket(perSecond, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("perSecond=" + perSecond);
  }

  @Test
  void manyThreads_takeNoMoreThanThereIs() throws Exception {
    int threads = 4;
    int each = 50_000;
    TokenBucket bucket = new TokenBucket(70_000, 0);
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch ready = new CountDownLatch(threads);
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      workers[i] =
          new Thread(
              () -> {
                ready.countDown();
                while (ready.getCount() > 0) {
                  Thread.onSpinWait();
                }
                taken.addAndGet(taken(bucket, each, 0));
              });
      workers[i].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    // An interval is a whole number of nanoseconds: 69,998 of 14,286 fit into a second.
    assertThat(taken.get()).isEqualTo(69_998);
    assertThat(bucket.refused()).isEqualTo(threads * each - taken.get());
  }

  private static int taken(TokenBucket bucket, int attempts, long now) {
    int taken = 0;
    for (int i = 0; i < attempts; i++) {
      taken += bucket.tryTake(now) ? 1 : 0;
    }
    return taken;
  }
}
