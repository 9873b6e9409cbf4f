package io.hindcast.tooling;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The agent's lines to people: one a fact, on standard error, each beginning with {@code
 * hindcast:}. No logging library: the application's own, and java.util.logging, must find the JVM
 * as if the agent were not there.
 */
public final class AgentLog {
  private static final String PREFIX = "hindcast: ";

  private final PrintStream out;
  private volatile boolean debug;

  /** A log that writes to a stream. */
  public AgentLog(PrintStream out) {
    this.out = out;
  }

  /** Also print what {@link #debug} is given, and stack traces. */
  public void showDebug(boolean show) {
    debug = show;
  }

  /** Something that a person wants to know once. */
  public void info(String line) {
    print(line, null);
  }

  /** Something that is not as it was asked for. */
  public void warn(String line) {
    print(line, null);
  }

  /**
   * Something that is not as it was asked for, and what was thrown; its trace only for debugging.
   */
  public void warn(String line, Throwable cause) {
    print(line, cause);
  }

  /** Something for whoever looks for a fault of the agent. */
  public void debug(String line) {
    if (debug) {
      print(line, null);
    }
  }

  private void print(String line, @Nullable Throwable cause) {
    String text = PREFIX + line.replace('\n', ' ').replace('\r', ' ');
    synchronized (out) {
      out.println(text);
      if (cause != null && debug) {
        cause.printStackTrace(out);
      }
    }
  }
}
