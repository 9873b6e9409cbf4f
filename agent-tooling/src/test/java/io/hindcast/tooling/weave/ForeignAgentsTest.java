package io.hindcast.tooling.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForeignAgentsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/hindcast/bootstrap/record/Context",
        "io.hindcast.bootstrap.record.Context",
        "io/hindcast/premain/HindcastAgent",
        "io/opentelemetry/javaagent/OpenTelemetryAgent",
        "datadog/trace/bootstrap/Agent",
        "co/elastic/apm/agent/premain/AgentMain",
        "org/glowroot/agent/AgentPremain"
      })
  void classesOfAgents_areTheirs(String name) {
    assertThat(ForeignAgents.owns(null, name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java/lang/String", "io/opentelemetry/api/OpenTelemetry", "datadogs/Shop", "Main"})
  void classesOfApplications_areNot(String name) {
    assertThat(ForeignAgents.owns(null, name)).isFalse();
    assertThat(ForeignAgents.owns(new TestLoader(), name)).isFalse();
  }

  @Test
  void probes_areNotWoven() {
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type("a.Service")
                    .method("run")
                    .probe("io.hindcast.instrumentations.fixture.ScriptedProbe"))) {
      ClassLoader probes = new ProbeClassLoader(null, ForeignAgentsTest.class.getClassLoader());
      assertThat(woven.weaver.transform(probes, "a/Service", null, null, new byte[0])).isNull();
      assertThat(woven.lines()).isEmpty();
    }
  }
}
