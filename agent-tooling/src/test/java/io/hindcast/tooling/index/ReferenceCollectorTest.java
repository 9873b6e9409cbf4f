package io.hindcast.tooling.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferenceCollectorTest {
  private static final String OWN = "io.hindcast.instrumentations.fixture";
  private static final String CLIENT = "com/example/library/Client";
  private static final String MESSAGE = "com/example/library/Message";

  private static List<Reference> collect(String probe) {
    return new ReferenceCollector(ReferenceCollectorTest.class.getClassLoader(), OWN)
        .collect(OWN + "." + probe);
  }

  @Test
  void allUsesOfTheLibrary_areFound() {
    assertThat(collect("ClientProbe"))
        .containsExactly(
            new Reference(CLIENT, "", ""),
            new Reference(CLIENT, "<init>", "()V"),
            new Reference(CLIENT, "describe", "(Ljava/lang/Object;)Ljava/lang/String;"),
            new Reference(CLIENT, "inherited", "(I)V"),
            new Reference(CLIENT, "limit", "I"),
            new Reference(CLIENT, "name", "Ljava/lang/String;"),
            new Reference("com/example/library/Failure", "", ""),
            new Reference(MESSAGE, "", ""),
            new Reference(MESSAGE, "text", "()Ljava/lang/String;"));
  }

  @Test
  void typesThatAProbeImplements_areFound() {
    assertThat(collect("LibraryProbe"))
        .containsExactly(new Reference("com/example/library/Callback", "", ""));
  }

  @Test
  void theJdkAndTheAgent_areTakenForGranted() {
    assertThat(collect("ScriptedProbe")).isEmpty();
  }
}
