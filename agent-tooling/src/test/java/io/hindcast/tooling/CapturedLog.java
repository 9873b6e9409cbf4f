package io.hindcast.tooling;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A log that remembers its lines. */
public final class CapturedLog {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AgentLog log = new AgentLog(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  /** What to hand on. */
  public AgentLog log() {
    return log;
  }

  /** All lines so far. */
  public List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
