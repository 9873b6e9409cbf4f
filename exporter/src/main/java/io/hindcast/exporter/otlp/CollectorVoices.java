package io.hindcast.exporter.otlp;

import java.util.HashMap;
import java.util.Map;

/**
 * One collector usually takes all signals; that it is away is told once, by the signal that finds
 * out first. Shared by the senders of a process; thread safe.
 */
public final class CollectorVoices {
  private final Map<String, Object> speaking = new HashMap<>();

  /** Whether it is on this one to tell that a collector is away. */
  synchronized boolean speaks(String collector, Object who) {
    return speaking.computeIfAbsent(collector, none -> who) == who;
  }

  /** For this one it is not; who finds that it is may tell. */
  synchronized void ends(String collector, Object who) {
    speaking.remove(collector, who);
  }
}
