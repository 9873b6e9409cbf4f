package io.hindcast.exporter.resource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where facts of the process are read. Tests have their own. */
interface ProcessSource {
  /** A system property; null for none. */
  @Nullable String property(String name);

  /** A variable of the environment; null for none. */
  @Nullable String variable(String name);

  /** The lines of a small file; none where it can't be read. */
  List<String> lines(String path);

  /** The id of the process. */
  long pid();

  /** This process. */
  final class Real implements ProcessSource {
    @Override
    public @Nullable String property(String name) {
      try {
        return System.getProperty(name);
      } catch (SecurityException forbidden) {
        return null;
      }
    }

    @Override
    public @Nullable String variable(String name) {
      try {
        return System.getenv(name);
      } catch (SecurityException forbidden) {
        return null;
      }
    }

    @Override
    public List<String> lines(String path) {
      try {
        // Any bytes are text in this charset: a path in the file may be in none.
        return Files.readAllLines(Path.of(path), StandardCharsets.ISO_8859_1);
      } catch (IOException | RuntimeException unreadable) {
        return List.of();
      }
    }

    /**
     * From Linux itself where there is one: {@code ProcessHandle} starts a thread pool, and the
     * first pool of a JVM has the agent load its weaver.
     */
    @Override
    public long pid() {
      List<String> lines = lines("/proc/self/stat");
      int space = lines.isEmpty() ? -1 : lines.get(0).indexOf(' ');
      try {
        if (space > 0) {
          return Long.parseLong(lines.get(0).substring(0, space));
        }
      } catch (NumberFormatException unreadable) {
        // As where there is no such file.
      }
      return ProcessHandle.current().pid();
    }
  }
}
