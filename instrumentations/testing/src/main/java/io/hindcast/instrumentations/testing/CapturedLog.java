package io.hindcast.instrumentations.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the agent's log goes in a test. */
final class CapturedLog {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  PrintStream stream() {
    return stream;
  }

  List<String> take() {
    synchronized (stream) {
      List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
      bytes.reset();
      return lines;
    }
  }
}
