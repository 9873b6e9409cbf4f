package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplingOptionsTest {
  private final Loaded loaded = new Loaded();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "always_on",
        "always_off",
        "traceidratio",
        "parentbased_always_on",
        "parentbased_always_off",
        "parentbased_traceidratio"
      })
  void samplersOfTheSpecification(String name) {
    loaded.environment("OTEL_TRACES_SAMPLER", name);
    assertThat(loaded.config().find(SamplingOptions.SAMPLER)).isEqualTo(name);
    assertThat(loaded.lines()).isEmpty();
  }

  @Test
  void samplerThatIsNotSupported_isHindsight() {
    loaded.environment("OTEL_TRACES_SAMPLER", "jaeger_remote");
    assertThat(loaded.config().find(SamplingOptions.SAMPLER)).isNull();
    assertThat(loaded.lines())
        .singleElement()
        .asString()
        .startsWith("hindcast: option otel.traces.sampler=jaeger_remote")
        .endsWith("; going on with sampling in hindsight");
  }

  @ParameterizedTest
  @CsvSource({"0.25, 0.25", "1, 1", "0, 0", "1e-3, 0.001", ".5, 0.5"})
  void ratio(String text, double ratio) {
    loaded.environment("OTEL_TRACES_SAMPLER_ARG", text);
    assertThat(loaded.config().get(SamplingOptions.SAMPLER_RATIO)).isEqualTo(ratio);
  }

  @Test
  void ratioThatIsNone_isAll_asTheSpecificationHasIt() {
    assertThat(loaded.config().get(SamplingOptions.SAMPLER_RATIO)).isEqualTo(1);
    loaded.environment("OTEL_TRACES_SAMPLER_ARG", "25%");
    assertThat(loaded.config().get(SamplingOptions.SAMPLER_RATIO)).isEqualTo(1);
    assertThat(loaded.lines())
        .singleElement()
        .asString()
        .endsWith("is refused; allowed: a number from 0 to 1; going on with 1");
  }

  @ParameterizedTest
  @MethodSource("edges")
  void edges_areAllowed_andWhatLiesBeyondIsNot(
      Option<?> option, String least, String most, List<String> refused) {
    assertThat(option.type().parse(least)).isNotNull();
    assertThat(option.type().parse(most)).isNotNull();
    for (String text : refused) {
      assertThat(option.type().parse(text)).as(text).isNull();
    }
  }

  static List<Arguments> edges() {
    return List.of(
        arguments(SamplingOptions.BASELINE, "adaptive", "1", List.of("1.01", "-0.1", "auto")),
        arguments(SamplingOptions.BASELINE, "0", "ADAPTIVE", List.of("nan", "10%")),
        arguments(SamplingOptions.BASELINE_RATE, "0.01", "1000000", List.of("0", "1000001", "")),
        arguments(SamplingOptions.PARENT_RATE, "0", "1e6", List.of("-1", "1d", "Infinity")),
        arguments(SamplingOptions.PARENT_WEIGHT, "1", "1e9", List.of("0", "0.9", "1000000001")),
        arguments(SamplingOptions.SLOW_THRESHOLD, "0", "36500h", List.of("-1s", "1.5s")),
        arguments(SamplingOptions.N_PLUS_ONE, "0", "100000", List.of("100001", "2.5")),
        arguments(SamplingOptions.WAIT_THRESHOLD, "0", "1h", List.of("never")),
        arguments(SamplingOptions.EVIDENCE_RATE, "0", "1000000", List.of("NaN", "0x10")),
        arguments(SamplingOptions.EVIDENCE_PER_CLASS, "0", "1000", List.of("1001", "1.0")),
        arguments(
            SamplingOptions.KEEP_TOKEN,
            "let-me.1",
            "~".repeat(128),
            List.of("let-me1", "~".repeat(129), "let me in", "let,me;in", "größere1")),
        arguments(SamplingOptions.RETENTION_BYTES, "1m", "1g", List.of("0", "1023k", "1025m")),
        arguments(SamplingOptions.MAX_SPANS, "100", "100000", List.of("99", "100001")));
  }

  @Test
  void numbers_areShownAsTheyMayBeSet() {
    OptionType<Double> type = new DecimalType(0, 1_000_000);
    for (String text : new String[] {"0", "10", "0.5", "0.00001", "123456.75", "1000000"}) {
      Double number = type.parse(text);
      assertThat(number).isNotNull();
      assertThat(type.shown(number)).isEqualTo(text);
    }
    assertThat(type.parse("-0")).isEqualTo(0.0);
  }

  @Test
  void all_areKnown() {
    loaded.environment("OTEL_TRACES_SAMPLER", "always_on");
    loaded.environment("HINDCAST_RETENTION_BYTES", "32m");
    for (Option<?> option : SamplingOptions.LIVE) {
      assertThat(option.name()).startsWith("hindcast.sampling.");
      loaded.system(option.name(), "1");
    }
    loaded.config().refuseUnknown(List.of());
    assertThat(loaded.lines()).isEmpty();
  }
}
