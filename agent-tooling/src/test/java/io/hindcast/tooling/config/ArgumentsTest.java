package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind {@code -javaagent:hindcast-agent.jar=}. */
final class ArgumentsTest {
  private final Loaded loaded = new Loaded();

  @Test
  void several_arePartedByCommas() {
    Config config =
        loaded
            .arguments("hindcast.debug=true, otel.service.name = shop ,hindcast.enabled=false")
            .config();
    assertThat(config.get(Options.DEBUG)).isTrue();
    assertThat(config.find(Options.SERVICE_NAME)).isEqualTo("shop");
    assertThat(config.get(Options.ENABLED)).isFalse();
  }

  @Test
  void commasAndEqualsSignsInValues_belongToTheValue() {
    Config config =
        loaded
            .arguments(
                "otel.resource.attributes=a=1,b=x=y,c=3,otel.traces.exporter=otlp,console,"
                    + "otel.service.name=one, two")
            .config();
    assertThat(config.get(Options.RESOURCE_ATTRIBUTES))
        .isEqualTo(Map.of("a", "1", "b", "x=y", "c", "3"));
    assertThat(config.get(Options.TRACES_EXPORTER)).isEqualTo(List.of("otlp", "console"));
    assertThat(config.find(Options.SERVICE_NAME)).isEqualTo("one, two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", ",,,", "hindcast.debug", "hindcast.debug=,", ", ,"})
  void nothingInThem_isNothingSet(String arguments) {
    Config config = loaded.arguments(arguments).config();
    config.refuseUnknown(List.of());
    assertThat(config.get(Options.DEBUG)).isFalse();
    assertThat(loaded.lines()).isEmpty();
  }
}
