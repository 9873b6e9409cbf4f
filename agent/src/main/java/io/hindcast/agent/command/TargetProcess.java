package io.hindcast.agent.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a process may be asked at all. To ask, the JDK sends it the signal QUIT. Java 17 does so
 * to any process, and one that does not expect it ends by it; nginx expects it, and ends too.
 */
final class TargetProcess {
  /** The bit of the signal QUIT in the masks of {@code /proc/<pid>/status}. */
  private static final long QUIT = 0b100;

  private static final String ROOT = "0";

  private TargetProcess() {}

  static void check(int pid) throws CommandFailure {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw CommandFailure.notDone("there is no process " + pid);
    }
    if (pid == ProcessHandle.current().pid()) {
      throw CommandFailure.notDone("process " + pid + " is this command itself");
    }
    // Systems without these files say no by themselves.
    String own = effectiveUser(field("self", "Uid"));
    String theirs = effectiveUser(field(Integer.toString(pid), "Uid"));
    if (own != null && theirs != null && !own.equals(theirs) && !own.equals(ROOT)) {
      throw CommandFailure.notDone(
          "process "
              + pid
              + " belongs to the user "
              + theirs
              + ", this command to "
              + own
              + "; run it as the user of the process, or as root");
    }
    if (!isJvm(pid) || !catchesQuit(pid)) {
      throw CommandFailure.notDone(
          "process " + pid + " is no JVM that can be asked, or one that has only just begun");
    }
  }

  /** Whether it has the JVM's library loaded; also where that can't be told. */
  private static boolean isJvm(int pid) {
    try {
      for (String line : lines(Integer.toString(pid), "maps")) {
        if (line.contains("/libjvm.so")) {
          return true;
        }
      }
      return false;
    } catch (IOException notHere) {
      return true;
    }
  }

  /** A JVM does, but for its first moments and for {@code -Xrs}. */
  private static boolean catchesQuit(int pid) {
    String caught = field(Integer.toString(pid), "SigCgt");
    return caught == null || (Long.parseUnsignedLong(caught, 16) & QUIT) != 0;
  }

  /** The second of real, effective, saved and file system's. */
  private static @Nullable String effectiveUser(@Nullable String ids) {
    return ids == null ? null : ids.split("\\s+", 3)[1];
  }

  private static @Nullable String field(String process, String name) {
    try {
      for (String line : lines(process, "status")) {
        if (line.startsWith(name + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
    } catch (IOException notHere) {
      // Falls through.
    }
    return null;
  }

  private static List<String> lines(String process, String file) throws IOException {
    // The names of processes and files may be in any encoding.
    return Files.readAllLines(Path.of("/proc", process, file), StandardCharsets.ISO_8859_1);
  }
}
