package io.hindcast.agent;

import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.sampling.SamplingSettings.Mode;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import io.hindcast.tooling.config.FileWatch;
import io.hindcast.tooling.config.LiveOptions;
import io.hindcast.tooling.config.LiveOptions.Outcome;
import io.hindcast.tooling.config.Option;
import io.hindcast.tooling.config.OptionValues;
import io.hindcast.tooling.config.SamplingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which traces are to be kept, as the options have it now. The exporter asks at each of its steps;
 * until an option changes it gets the same object. Thread safe.
 */
final class LiveSampling implements Supplier<SamplingSettings> {
  private static final String PARENT_BASED = "parentbased_";
  private static final long MOST_RETENTION_BYTES = 16L << 20;

  private final Config config;
  private final LiveOptions options;

  /** The specification's sampler; null where it is decided in hindsight. */
  private final @Nullable String sampler;

  private final double samplerRatio;
  private final long retentionBytes;
  private final int maxSpans;

  /** What stays as it was at the start, whatever its sources say later; a line each. */
  private final List<String> fixed;

  private volatile Read read;

  private record Read(OptionValues from, SamplingSettings settings) {}

  private LiveSampling(Config config, LiveOptions options) {
    this.config = config;
    this.options = options;
    sampler = config.find(SamplingOptions.SAMPLER);
    samplerRatio = sampler == null ? Double.NaN : ratio(sampler, config);
    Long bytes = config.find(SamplingOptions.RETENTION_BYTES);
    retentionBytes =
        bytes == null
            ? Math.min(MOST_RETENTION_BYTES, Runtime.getRuntime().maxMemory() / 32)
            : bytes;
    maxSpans = config.get(SamplingOptions.MAX_SPANS);
    fixed = fixed(sampler != null, config);
    OptionValues values = options.values();
    read = new Read(values, settings(values));
  }

  /**
   * Reads the options.
   *
   * @param instrumentations the names of all instrumentations
   */
  static LiveSampling of(Config config, List<String> instrumentations, AgentLog log) {
    LiveOptions options = config.live(SamplingOptions.LIVE, instrumentations);
    LiveSampling sampling = new LiveSampling(config, options);
    if (sampling.sampler != null) {
      for (String line : options.values().linesThatWereSet()) {
        log.warn("option " + line + " has no effect beside " + sampling.fixed.get(0));
      }
    }
    return sampling;
  }

  private static double ratio(String sampler, Config config) {
    if (sampler.endsWith("always_on")) {
      return 1;
    }
    return sampler.endsWith("always_off") ? 0 : config.get(SamplingOptions.SAMPLER_RATIO);
  }

  private static List<String> fixed(boolean withSampler, Config config) {
    List<String> lines = new ArrayList<>();
    if (withSampler) {
      lines.add(config.line(SamplingOptions.SAMPLER));
      lines.add(config.line(SamplingOptions.SAMPLER_RATIO));
    }
    for (Option<?> option : SamplingOptions.AT_START) {
      lines.add(config.line(option));
    }
    return lines;
  }

  @Override
  public SamplingSettings get() {
    OptionValues now = options.values();
    Read last = read;
    if (last.from != now) {
      last = new Read(now, settings(now));
      read = last;
    }
    return last.settings;
  }

  private SamplingSettings settings(OptionValues now) {
    String named = sampler;
    boolean head = named != null;
    return new SamplingSettings(
        head ? Mode.HEAD : Mode.HINDSIGHT,
        head ? samplerRatio : now.get(SamplingOptions.BASELINE),
        named == null || named.startsWith(PARENT_BASED),
        now.get(SamplingOptions.BASELINE_RATE),
        // The specification's samplers know no limits.
        head ? Double.POSITIVE_INFINITY : now.get(SamplingOptions.PARENT_RATE),
        head ? Double.POSITIVE_INFINITY : now.get(SamplingOptions.PARENT_WEIGHT),
        now.get(SamplingOptions.SLOW_THRESHOLD),
        now.get(SamplingOptions.SLOW_ROUTES),
        now.get(SamplingOptions.RARE),
        now.get(SamplingOptions.N_PLUS_ONE),
        now.get(SamplingOptions.WAIT_THRESHOLD),
        now.get(SamplingOptions.EVIDENCE_RATE),
        now.get(SamplingOptions.EVIDENCE_PER_CLASS),
        now.find(SamplingOptions.KEEP_TOKEN),
        retentionBytes,
        maxSpans);
  }

  /**
   * Sets options in this process.
   *
   * @param wishes texts by name
   */
  Outcome set(Map<String, String> wishes) {
    if (sampler == null) {
      return options.set(wishes);
    }
    return new Outcome(
        false,
        List.of(
            "option "
                + fixed.get(0)
                + " decides by itself: no other one has an effect until the application is started"
                + " without it"));
  }

  /** What looks whether the file of options was changed; null where there is nothing to see. */
  @Nullable FileWatch watch() {
    return sampler == null ? config.watch(options) : null;
  }

  /** The options that have an effect, in a line each for a person. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (sampler == null) {
      lines.addAll(options.values().lines());
    }
    lines.addAll(fixed);
    return lines;
  }
}
