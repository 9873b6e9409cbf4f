package io.hindcast.smoke.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process started here, its working directory, and what it wrote. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(20);
  private static final int TAIL_LINES = 30;

  /** Would change what a child does or prints, depending on who runs the tests. */
  private static final Set<String> NOT_INHERITED =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  private final String name;
  private final Path directory;
  private final Process process;

  private ChildProcess(String name, Path directory, Process process) {
    this.name = name;
    this.directory = directory;
    this.process = process;
  }

  /** The directory has to exist and to be the child's own: its output goes there too. */
  public static ChildProcess start(
      String name, Path directory, List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("stdout").toFile())
            .redirectError(directory.resolve("stderr").toFile());
    builder.environment().keySet().removeIf(ChildProcess::isNotInherited);
    builder.environment().putAll(environment);
    return new ChildProcess(name, directory, builder.start());
  }

  private static boolean isNotInherited(String variable) {
    return NOT_INHERITED.contains(variable)
        || variable.startsWith("OTEL_")
        || variable.startsWith("HINDCAST_");
  }

  public long pid() {
    return process.pid();
  }

  public Path directory() {
    return directory;
  }

  /** Standard output, so far. */
  public String stdout() {
    return read("stdout");
  }

  /** Standard error, so far. */
  public String stderr() {
    return read("stderr");
  }

  /** Waits for a step of the process; ends with what it wrote when it does not come. */
  public void await(String what, Duration timeout, BooleanSupplier reached)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!reached.getAsBoolean()) {
      if (!process.isAlive()) {
        throw failure("ended with code " + process.exitValue() + " before " + what);
      }
      if (System.nanoTime() > deadline) {
        throw failure("took more than " + timeout.toSeconds() + " s until " + what);
      }
      // A step of awaiting: another process tells of nothing.
      Thread.sleep(20);
    }
  }

  /** The exit code of a process that is expected to end by itself. */
  public int awaitEnd(Duration timeout) throws InterruptedException {
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
      throw failure("did not end within " + timeout.toSeconds() + " s");
    }
    return process.exitValue();
  }

  /** Asks it to end, as {@code kill} would; does not wait. */
  public void terminate() {
    process.destroy();
  }

  /** Ends it on the spot, as {@code kill -9} would, and waits for that. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and makes it end when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private StageException failure(String what) {
    return new StageException(
        name + " " + what + tail("stdout", stdout()) + tail("stderr", stderr()));
  }

  private static String tail(String stream, String text) {
    List<String> lines = text.lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return "\n--- end of its " + stream + " ---\n" + String.join("\n", last);
  }

  private String read(String stream) {
    try {
      // Lenient: a process that was cut off may have left half a character.
      return new String(Files.readAllBytes(directory.resolve(stream)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
