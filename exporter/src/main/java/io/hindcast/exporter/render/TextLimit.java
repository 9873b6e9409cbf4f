package io.hindcast.exporter.render;

import io.hindcast.exporter.ExporterStats;

/**
 * Cuts texts that the application made and that nobody bounds: statements, URLs, messages of
 * exceptions. What was cut ends in three dots and is counted.
 */
final class TextLimit {
  /**
   * In UTF-16 units. A batch of 512 spans stays far below the 4 MiB that gRPC receivers accept, and
   * a deep stack trace fits.
   */
  static final int MAX_CHARS = 16 * 1024;

  static final String MARK = "...";

  private final ExporterStats stats;

  TextLimit(ExporterStats stats) {
    this.stats = stats;
  }

  /** Counts what others have left out for being too much. */
  void leftOut() {
    stats.addTextCut();
  }

  String cut(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    stats.addTextCut();
    int end = MAX_CHARS - MARK.length();
    // Half a surrogate pair is no valid UTF-8.
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + MARK;
  }
}
