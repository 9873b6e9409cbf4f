package io.hindcast.smoke.faults;

import io.hindcast.smoke.stage.StageException;
import io.hindcast.smoke.stage.TemporaryDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system that is full soon. Mounting one takes root's rights and Linux. */
record Tmpfs(Path directory) implements AutoCloseable {
  static final int KILOBYTES = 64;

  static Tmpfs mount(Path directory) throws IOException {
    run(
        List.of(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "size=" + KILOBYTES + "k",
            "tmpfs",
            directory.toString()));
    return new Tmpfs(directory);
  }

  /** Why there can't be one here; empty where there can. */
  static Optional<String> obstacle() {
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        Tmpfs tried = mount(directory.path())) {
      return tried.directory().toFile().isDirectory()
          ? Optional.empty()
          : Optional.of("no file system at " + tried.directory());
    } catch (IOException | StageException e) {
      return Optional.of("no small file system can be mounted here: " + e.getMessage());
    }
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new StageException(String.join(" ", command) + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("interrupted in " + String.join(" ", command));
    }
  }

  @Override
  public void close() throws IOException {
    run(List.of("umount", directory.toString()));
  }
}
