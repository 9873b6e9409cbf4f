package io.hindcast.smoke.stage;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Java to start processes with. */
public record Jdk(Path home) {

  public static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")));
  }

  /** The one that {@code -Dhindcast.test.jdk25} or the environment's {@code JAVA25_HOME} names. */
  public static Optional<Jdk> version25() {
    String named = System.getProperty("hindcast.test.jdk25", "");
    if (named.isEmpty()) {
      named = System.getenv().getOrDefault("JAVA25_HOME", "");
    }
    return named.isEmpty() ? Optional.empty() : Optional.of(new Jdk(Path.of(named)));
  }

  /** Its {@code java} command. */
  public String java() {
    String name = File.separatorChar == '\\' ? "java.exe" : "java";
    Path java = home.resolve("bin").resolve(name);
    if (!Files.isExecutable(java)) {
      throw new StageException("no Java to run at " + java);
    }
    return java.toString();
  }
}
