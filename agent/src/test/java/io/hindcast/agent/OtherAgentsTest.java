package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtherAgentsTest {
  @TempDir Path directory = Path.of("");
  private String other = "";

  @BeforeEach
  void makeAnotherAgent() throws IOException {
    Path jar = directory.resolve("tracing.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("datadog/trace/bootstrap/AgentBootstrap.class"));
      out.closeEntry();
    }
    other = jar.toString();
  }

  @Test
  void behindOurs_isFound() {
    assertThat(
            OtherAgents.behind("hindcast-agent.jar", path("app.jar", "hindcast-agent.jar", other)))
        .isEqualTo("Datadog");
  }

  @Test
  void behindOurs_afterWhatIsNoJar_isFound() {
    assertThat(
            OtherAgents.behind(
                "hindcast-agent.jar",
                path("/a/hindcast-agent.jar", "", directory.toString(), other)))
        .isEqualTo("Datadog");
  }

  @Test
  void beforeOurs_isNotOpened() {
    // Its class would be loaded by now; here lie the application's own jars, which stay closed.
    assertThat(OtherAgents.behind("hindcast-agent.jar", path(other, "hindcast-agent.jar")))
        .isNull();
  }

  @Test
  void withoutOurs_nothingIsOpened() {
    assertThat(OtherAgents.behind("hindcast-agent.jar", path(other, other))).isNull();
  }

  private static String path(String... elements) {
    return String.join(File.pathSeparator, elements);
  }
}
