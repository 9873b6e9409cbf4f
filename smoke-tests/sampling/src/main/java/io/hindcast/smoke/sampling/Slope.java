package io.hindcast.smoke.sampling;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How fast something grows: the median of the slopes between all pairs of samples (Theil and Sen),
 * which a few odd samples do not move.
 */
final class Slope {
  private Slope() {}

  /** In what is looked at, a second. */
  static double of(List<MemorySample> samples, ToDoubleFunction<MemorySample> value) {
    double[] slopes =
        IntStream.range(0, samples.size())
            .boxed()
            .flatMapToDouble(first -> from(samples.subList(first, samples.size()), value))
            .sorted()
            .toArray();
    if (slopes.length == 0) {
      throw new IllegalArgumentException("a slope takes two samples: " + samples);
    }
    return (slopes[(slopes.length - 1) / 2] + slopes[slopes.length / 2]) / 2;
  }

  private static DoubleStream from(
      List<MemorySample> samples, ToDoubleFunction<MemorySample> value) {
    MemorySample first = samples.get(0);
    return samples.stream()
        .skip(1)
        .mapToDouble(
            other ->
                (value.applyAsDouble(other) - value.applyAsDouble(first))
                    / (other.seconds() - first.seconds()));
  }
}
