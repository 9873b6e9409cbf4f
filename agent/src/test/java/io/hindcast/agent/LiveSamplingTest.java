package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.sampling.SamplingSettings.Mode;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveSamplingTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AgentLog log = new AgentLog(new PrintStream(said, true, StandardCharsets.UTF_8));
  private final Properties properties = new Properties();

  private LiveSampling read() {
    return LiveSampling.of(Config.load(null, properties, Map.of(), log), List.of(), log);
  }

  private List<String> lines() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void asItIsWithoutOptions() {
    assertThat(read().get())
        .isEqualTo(
            new SamplingSettings(
                Mode.HINDSIGHT,
                Double.NaN,
                true,
                10,
                1000,
                1_000_000,
                Duration.ofSeconds(1),
                true,
                true,
                20,
                Duration.ofMillis(500),
                50,
                1,
                null,
                Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 32),
                10_000));
    assertThat(lines()).isEmpty();
  }

  @Test
  void asOptionsHaveIt() {
    properties.setProperty("hindcast.sampling.baseline", "0.05");
    properties.setProperty("hindcast.sampling.baseline-rate", "2.5");
    properties.setProperty("hindcast.sampling.parent-rate", "0");
    properties.setProperty("hindcast.sampling.parent-weight", "100");
    properties.setProperty("hindcast.sampling.slow-threshold", "750ms");
    properties.setProperty("hindcast.sampling.slow-routes", "false");
    properties.setProperty("hindcast.sampling.rare", "false");
    properties.setProperty("hindcast.sampling.n-plus-one", "0");
    properties.setProperty("hindcast.sampling.wait-threshold", "0");
    properties.setProperty("hindcast.sampling.evidence-rate", "5");
    properties.setProperty("hindcast.sampling.evidence-per-class", "3");
    properties.setProperty("hindcast.sampling.keep-token", "let-me-in");
    properties.setProperty("hindcast.retention.bytes", "1m");
    properties.setProperty("hindcast.trace.max-spans", "500");
    assertThat(read().get())
        .isEqualTo(
            new SamplingSettings(
                Mode.HINDSIGHT,
                0.05,
                true,
                2.5,
                0,
                100,
                Duration.ofMillis(750),
                false,
                false,
                0,
                Duration.ZERO,
                5,
                3,
                "let-me-in",
                1L << 20,
                500));
    assertThat(lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // sampler, argument, ratio, whether a caller's decision counts, what the start line says
    "always_on,, 1, false, always_on",
    "always_off,, 0, false, always_off",
    "traceidratio, 0.25, 0.25, false, traceidratio 0.25",
    "traceidratio,, 1, false, always_on",
    "parentbased_always_on, 0.25, 1, true, parentbased_always_on",
    "parentbased_always_off,, 0, true, parentbased_always_off",
    "parentbased_traceidratio, 0.01, 0.01, true, parentbased_traceidratio 0.01",
    "ALWAYS_ON,, 1, false, always_on",
  })
  void samplersOfTheSpecification(
      String sampler, String argument, double ratio, boolean parentBased, String words) {
    properties.setProperty("otel.traces.sampler", sampler);
    if (argument != null) {
      properties.setProperty("otel.traces.sampler.arg", argument);
    }
    LiveSampling sampling = read();
    assertThat(sampling.get().mode()).isEqualTo(Mode.HEAD);
    assertThat(sampling.get().fixedRatio()).isEqualTo(ratio);
    assertThat(sampling.get().parentBased()).isEqualTo(parentBased);
    assertThat(sampling.get().parentRate()).isInfinite();
    assertThat(sampling.watch()).isNull();
    assertThat(startLine(sampling)).endsWith(", sampling " + words);
    assertThat(lines()).isEmpty();
  }

  @Test
  void besideASamplerOfTheSpecification_ourOptionsAreSaidToHaveNoEffect() {
    properties.setProperty("otel.traces.sampler", "always_on");
    properties.setProperty("hindcast.sampling.rare", "false");
    read();
    assertThat(lines())
        .containsExactly(
            "hindcast: option hindcast.sampling.rare=false"
                + " (system property hindcast.sampling.rare) has no effect beside"
                + " otel.traces.sampler=always_on (system property otel.traces.sampler)");
  }

  @Test
  void whatIsReadAtTheStart_isShownAsItWasThen() {
    properties.setProperty("hindcast.retention.bytes", "32m");
    LiveSampling sampling = read();
    properties.setProperty("hindcast.retention.bytes", "64m");
    assertThat(sampling.lines())
        .contains("hindcast.retention.bytes=32m (system property hindcast.retention.bytes)");
  }

  @Test
  void startLine_saysTheBaseline() {
    assertThat(startLine(read())).endsWith(", sampling in hindsight (baseline 10 traces/s)");
    properties.setProperty("hindcast.sampling.baseline", "0.05");
    assertThat(startLine(read())).endsWith(", sampling in hindsight (baseline 0.05)");
  }

  private String startLine(LiveSampling sampling) {
    Config config = Config.load(null, properties, Map.of(), log);
    return StartLine.of(
        ExporterOptions.read(config, "1.2.3", "/srv/shop.jar --x", log), sampling.get());
  }

  @Test
  void untilSomethingChanges_itIsTheSame() {
    LiveSampling sampling = read();
    SamplingSettings before = sampling.get();
    assertThat(sampling.get()).isSameAs(before);

    sampling.set(Map.of("hindcast.sampling.n-plus-one", "5"));

    assertThat(sampling.get().nPlusOne()).isEqualTo(5);
    assertThat(sampling.get()).isSameAs(sampling.get()).isNotSameAs(before);
    assertThat(sampling.get().slowThreshold()).isEqualTo(before.slowThreshold());
  }
}
