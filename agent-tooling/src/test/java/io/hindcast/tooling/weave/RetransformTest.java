package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import java.lang.instrument.UnmodifiableClassException;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

/** Another agent has a woven class transformed once more. */
final class RetransformTest {
  static final class Service {
    String run(String a) {
      return a;
    }
  }

  @Test
  void wovenClass_staysWovenOnce() throws UnmodifiableClassException {
    Service service = new Service();
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Service.class.getName())
                    .method("run", "java.lang.String")
                    .replaceResult()
                    .probe(SCRIPTED))) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> "woven " + arguments[2]);
      for (int i = 0; i < 3; i++) {
        assertThat(service.run("x")).isEqualTo("woven x");
        ByteBuddyAgent.getInstrumentation().retransformClasses(Service.class);
      }
      assertThat(service.run("x")).isEqualTo("woven x");
      assertThat(woven.lines()).isEmpty();
    }
    ByteBuddyAgent.getInstrumentation().retransformClasses(Service.class);
    assertThat(service.run("x")).isEqualTo("x");
  }
}
