package io.hindcast.exporter.sql;

import org.jspecify.annotations.Nullable;

/** A summary as it is put together: of whole tokens, with a space between them. */
final class SummaryText {
  /**
   * The 255 of the OpenTelemetry semantic conventions ("Generating a summary of the query") without
   * {@code BATCH }, which may come before it.
   */
  static final int MAX_CHARS = 255 - "BATCH ".length();

  private final StringBuilder out = new StringBuilder(48);
  private boolean full;

  /** Adds a token; the first one that has no room ends the summary. */
  void add(String token) {
    int space = out.isEmpty() ? 0 : 1;
    if (full || out.length() + space + token.length() > MAX_CHARS) {
      full = true;
      return;
    }
    if (space == 1) {
      out.append(' ');
    }
    out.append(token);
  }

  /** The summary; null where there is nothing to say. */
  @Nullable String text() {
    return out.isEmpty() ? null : out.toString();
  }
}
