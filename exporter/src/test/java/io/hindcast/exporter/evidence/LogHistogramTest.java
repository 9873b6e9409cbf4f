package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogHistogramTest {
  @Test
  void buckets_areInOrderWithoutGaps() {
    long last = LogHistogram.upperEnd(LogHistogram.bucket(Long.MAX_VALUE));
    int bucket = LogHistogram.bucket(0);
    assertThat(bucket).isZero();
    for (long end = LogHistogram.upperEnd(0); end != last; end = LogHistogram.upperEnd(bucket)) {
      assertThat(LogHistogram.bucket(end - 1)).isEqualTo(bucket);
      assertThat(LogHistogram.bucket(end)).isEqualTo(bucket + 1);
      bucket++;
    }
    assertThat(bucket).isEqualTo(193);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void percentile_isOverTheTrueOneByAnEighthAtMost(long seed) {
    Random random = new Random(seed);
    LogHistogram histogram = new LogHistogram();
    int count = 100 + random.nextInt(5_000);
    long[] all = new long[count];
    for (int i = 0; i < count; i++) {
      all[i] = (long) (1e6 * Math.exp(2 * random.nextGaussian()));
      histogram.add(all[i]);
    }
    Arrays.sort(all);
    long exact = all[count - count / 100 - 1];

    assertThat(histogram.percentile99()).isGreaterThan(exact);
    assertThat((double) histogram.percentile99()).isLessThanOrEqualTo(1.125 * exact);
    assertThat(histogram.total()).isEqualTo(count);
  }

  @Test
  void durationsBeyondTheLastBucket_haveNoEnd() {
    LogHistogram histogram = new LogHistogram();
    histogram.add(-1);
    histogram.add(1L << 50);
    histogram.add(1L << 50);

    assertThat(histogram.percentile99()).isEqualTo(Long.MAX_VALUE);

    histogram.clear();
    histogram.add(1);

    assertThat(histogram.percentile99()).isEqualTo(1L << 16);
  }
}
