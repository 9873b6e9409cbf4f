package io.hindcast.exporter.render;

import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a throwable. Its methods are the application's code: they may throw, and a stack trace
 * may be endless.
 */
final class ThrownText {
  private ThrownText() {}

  static String type(Throwable thrown) {
    return thrown instanceof RetainedThrowable retained
        ? retained.type()
        : thrown.getClass().getName();
  }

  static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable broken) {
      return null;
    }
  }

  static String stackTrace(Throwable thrown) {
    BoundedWriter writer = new BoundedWriter();
    try {
      thrown.printStackTrace(new PrintWriter(writer));
    } catch (Throwable broken) {
      // What is there is better than nothing.
    }
    return writer.text.isEmpty() ? type(thrown) : writer.text.toString();
  }

  /** Keeps one character more than is exported, so that the cut is seen and counted. */
  private static final class BoundedWriter extends Writer {
    final StringBuilder text = new StringBuilder(1024);

    @Override
    public void write(char[] chars, int from, int count) {
      int room = TextLimit.MAX_CHARS + 1 - text.length();
      text.append(chars, from, Math.min(room, count));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
