package io.hindcast.exporter.spool;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link SpoolChild} in a process of its own; what it says on standard error goes to ours. */
final class ChildJvm implements AutoCloseable {
  /** Would change what a child prints, depending on who runs the tests. */
  private static final Set<String> NOT_INHERITED =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  private final Process process;
  private final BufferedReader lines;

  private ChildJvm(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildJvm start(String mode, Path directory) throws IOException {
    // Under Maven the class path is in the manifest of a jar; this property has it in full.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            SpoolChild.class.getName(),
            mode,
            directory.toString());
    builder.environment().keySet().removeAll(NOT_INHERITED);
    return new ChildJvm(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next line, once it is there; null if it ended. */
  @Nullable String line() throws IOException {
    return lines.readLine();
  }

  /** All lines up to the one that says that it has done its work, or up to its end. */
  List<String> linesToEnd() throws IOException {
    List<String> all = new ArrayList<>();
    for (String line = line(); line != null && !line.equals("end"); line = line()) {
      all.add(line);
    }
    return all;
  }

  /** As {@code kill -9} does; what it said before can be read still. */
  void kill() throws InterruptedException {
    // Not by the process itself: that would close the stream that its lines are read from.
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
