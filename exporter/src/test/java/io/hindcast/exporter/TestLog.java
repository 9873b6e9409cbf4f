package io.hindcast.exporter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is said. */
public final class TestLog implements Log {
  /** All lines that anybody gets to see. */
  public final List<String> lines = new CopyOnWriteArrayList<>();

  /** The others. */
  public final List<String> debugLines = new CopyOnWriteArrayList<>();

  @Override
  public void info(String message) {
    lines.add("INFO " + message);
  }

  @Override
  public void warn(String message) {
    lines.add("WARN " + message);
  }

  @Override
  public void debug(String message) {
    debugLines.add(message);
  }
}
