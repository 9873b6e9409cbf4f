package io.hindcast.exporter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is said. */
public final class TestLog implements Log {
  /** All lines. */
  public final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void info(String message) {
    lines.add("INFO " + message);
  }

  @Override
  public void warn(String message) {
    lines.add("WARN " + message);
  }
}
