package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of options that cannot be read: one line, and everything else counts. */
final class ConfigFileTest {
  private final Loaded loaded = new Loaded();

  private void refused(Path file, String why) {
    Config config =
        loaded
            .environment("HINDCAST_CONFIG", file.toString())
            .system("hindcast.debug", "true")
            .config();
    assertThat(config.get(Options.DEBUG)).isTrue();
    assertThat(config.get(Options.ENABLED)).isTrue();
    config.refuseUnknown(List.of());
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.config="
                + file
                + " (environment variable HINDCAST_CONFIG) "
                + why
                + "; allowed: the path of a properties file; going on without the file");
  }

  @Test
  void missing(@TempDir Path folder) {
    refused(folder.resolve("absent.properties"), "does not exist");
  }

  @Test
  void folder(@TempDir Path folder) {
    refused(folder, "is no file");
  }

  @Test
  void badEscape(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "hindcast.enabled=\\u00zz\n");
    refused(file, "is no properties file: Malformed \\uxxxx encoding.");
  }

  @Test
  void binary(@TempDir Path folder) throws IOException {
    byte[] bytes = "hindcast.enabled=false\nx=\u00e4".getBytes(StandardCharsets.ISO_8859_1);
    refused(Files.write(folder.resolve("x"), bytes), "is not in UTF-8");
  }

  @Test
  void unknownNamesInIt_areNamedWithTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "hindcast.enabeld=false\n");
    loaded.system("hindcast.config", file.toString()).config().refuseUnknown(List.of());
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.enabeld=false ("
                + file
                + ") is not known; allowed: did you mean hindcast.enabled?; it has no effect");
  }

  @Test
  void badValueInIt_isRefusedWithTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "hindcast.enabled=nein\n");
    Config config = loaded.system("hindcast.config", file.toString()).config();
    assertThat(config.get(Options.ENABLED)).isTrue();
    assertThat(loaded.lines())
        .singleElement()
        .asString()
        .contains("hindcast.enabled=nein (hindcast.enabled in " + file + ") is refused");
  }
}
