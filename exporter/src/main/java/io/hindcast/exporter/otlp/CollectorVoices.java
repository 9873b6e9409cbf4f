package io.hindcast.exporter.otlp;

import java.util.HashMap;
import java.util.Map;

/**
 * One collector usually takes all signals; what happens to it is told once, by the signal that
 * finds out first. Shared by the senders of a process; thread safe.
 */
public final class CollectorVoices {
  private final Map<String, Object> speaking = new HashMap<>();

  /** Whether it is on this one to tell that something is wrong with a collector. */
  synchronized boolean speaks(String collector, Object who) {
    return speaking.computeIfAbsent(collector, none -> who) == who;
  }

  /** All is well for this one; returns whether it has told of trouble, and may say so. */
  synchronized boolean ends(String collector, Object who) {
    return speaking.remove(collector, who);
  }
}
