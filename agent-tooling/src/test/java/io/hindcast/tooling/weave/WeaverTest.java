package io.hindcast.tooling.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.FixtureModule;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.index.IndexBuilder;
import io.hindcast.tooling.spi.InstrumentationModule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

final class WeaverTest {
  static final class Service {
    String answer(String a, int b, Object c) {
      return a + b + c;
    }
  }

  @Test
  void observe_seesArgumentsAndResult() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    InstrumentationModule module =
        new FixtureModule(
            definition ->
                definition
                    .type(Service.class.getName())
                    .method("answer", "java.lang.String", "int", "java.lang.Object")
                    .probe("io.hindcast.instrumentations.fixture.CountingProbe"));
    Weaver weaver =
        new Weaver(
            IndexBuilder.build(List.of(module)),
            ByteBuddyAgent.getInstrumentation(),
            new AgentLog(new PrintStream(log, true, StandardCharsets.UTF_8)));
    weaver.install();
    String answer = new Service().answer("x", 1, "y");
    weaver.uninstall();
    assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(answer).isEqualTo("x1y");
    assertThat(System.getProperty("fixture.enter")).isEqualTo("x|1|y");
    assertThat(System.getProperty("fixture.exit")).isEqualTo("x1y|null");
  }
}
