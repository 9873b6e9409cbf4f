package io.hindcast.tooling.config;

import java.time.Duration;
import java.util.List;

/**
 * Which traces are kept. Where a sampler of the OpenTelemetry specification is named, it decides by
 * itself and ours have no effect.
 */
public final class SamplingOptions {
  /** The specification's samplers: it is decided when a trace begins. */
  public static final Option<String> SAMPLER =
      new Option<>(
          "otel.traces.sampler",
          OptionType.oneOf(
              "always_on",
              "always_off",
              "traceidratio",
              "parentbased_always_on",
              "parentbased_always_off",
              "parentbased_traceidratio"),
          null,
          "sampling in hindsight");

  /** The share of traces that the samplers by ratio keep. */
  public static final Option<Double> SAMPLER_RATIO =
      new Option<>("otel.traces.sampler.arg", new DecimalType(0, 1), 1.0);

  /** How the size of the baseline is found. */
  public static final Option<Double> BASELINE =
      new Option<>("hindcast.sampling.baseline", new AdaptiveOrRatioType(), Double.NaN);

  /** An adaptive baseline: traces a second that begin in this process. */
  public static final Option<Double> BASELINE_RATE = rate("baseline-rate", 0.01, 10);

  /** Traces a second that are kept because a caller says so. */
  public static final Option<Double> PARENT_RATE = rate("parent-rate", 0, 1000);

  /** How many traces one of those may stand for, by what its caller says. */
  public static final Option<Double> PARENT_WEIGHT =
      new Option<>(
          "hindcast.sampling.parent-weight", new DecimalType(1, 1_000_000_000), 1_000_000.0);

  /** A trace that takes longer is kept. */
  public static final Option<Duration> SLOW_THRESHOLD =
      new Option<>("hindcast.sampling.slow-threshold", OptionType.DURATION, Duration.ofSeconds(1));

  /** Whether a trace that is slow for its own route is kept. */
  public static final Option<Boolean> SLOW_ROUTES = flag("slow-routes");

  /** Whether a path that was not seen for a while is kept. */
  public static final Option<Boolean> RARE = flag("rare");

  /** So many identical statements under one parent are kept. */
  public static final Option<Integer> N_PLUS_ONE =
      new Option<>("hindcast.sampling.n-plus-one", OptionType.number(0, 100_000), 20);

  /** Who waited longer for a connection or a thread is kept. */
  public static final Option<Duration> WAIT_THRESHOLD =
      new Option<>("hindcast.sampling.wait-threshold", OptionType.DURATION, Duration.ofMillis(500));

  /** Traces a second that are kept for what happened in them. */
  public static final Option<Double> EVIDENCE_RATE = rate("evidence-rate", 0, 50);

  /** How many of each class of failure a second has at least. */
  public static final Option<Integer> EVIDENCE_PER_CLASS =
      new Option<>("hindcast.sampling.evidence-per-class", OptionType.number(0, 1000), 1);

  /** What a caller has to say to have a trace kept. */
  public static final Option<String> KEEP_TOKEN =
      new Option<>("hindcast.sampling.keep-token", new TokenType(), null, "no token");

  /** Room for traces that were not kept: one buffer, which can't be larger. */
  public static final Option<Long> RETENTION_BYTES =
      new Option<>(
          "hindcast.retention.bytes",
          OptionType.bytes(1),
          null,
          "16m, or a 32nd of the heap where that is less");

  /** How many spans of one trace are kept. More than that no heap lets wait for their root. */
  public static final Option<Integer> MAX_SPANS =
      new Option<>("hindcast.trace.max-spans", OptionType.number(100, 100_000), 10_000);

  /** Those that may change while the application runs. */
  public static final List<Option<?>> LIVE =
      List.of(
          BASELINE,
          BASELINE_RATE,
          PARENT_RATE,
          PARENT_WEIGHT,
          SLOW_THRESHOLD,
          SLOW_ROUTES,
          RARE,
          N_PLUS_ONE,
          WAIT_THRESHOLD,
          EVIDENCE_RATE,
          EVIDENCE_PER_CLASS,
          KEEP_TOKEN);

  /** Those of ours that are read at the start only: something was sized by them then. */
  public static final List<Option<?>> AT_START = List.of(RETENTION_BYTES, MAX_SPANS);

  private SamplingOptions() {}

  private static Option<Double> rate(String name, double least, double fallback) {
    return new Option<>("hindcast.sampling." + name, new DecimalType(least, 1_000_000), fallback);
  }

  private static Option<Boolean> flag(String name) {
    return new Option<>("hindcast.sampling." + name, OptionType.BOOLEAN, true);
  }
}
