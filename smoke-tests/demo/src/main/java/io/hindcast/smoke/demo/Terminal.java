package io.hindcast.smoke.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the demo shows itself. A person's terminal gets a line that moves, a file gets lines. */
final class Terminal {
  private static final String ERASE_LINE = "\r\u001b[K";

  /** Always UTF-8: the trees need it, and a C locale's terminal shows it none the less. */
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  @SuppressWarnings("SystemConsoleNull") // The build runs the demo, and the build runs on 17.
  private final boolean interactive = System.console() != null;

  void line(String text) {
    out.println((interactive ? ERASE_LINE : "") + text);
  }

  /** What a service wrote to standard error: the agent's own line, and what should not be there. */
  void said(String service, String stderr) {
    stderr.lines().forEach(line -> line("       " + service + ": " + line));
  }

  /** What is going on now; the next line takes its place. */
  void progress(String text) {
    if (interactive) {
      out.print(ERASE_LINE + text);
      out.flush();
    }
  }

  /** Worth a line in a file, where nothing moves. */
  void milestone(String text) {
    if (!interactive) {
      out.println(text);
    }
  }
}
