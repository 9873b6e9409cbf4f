package io.hindcast.tooling.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant. */
final class Nearest {
  /** More edits than this make another word. */
  private static final int MAX_EDITS = 4;

  private Nearest() {}

  static @Nullable String to(String name, Collection<String> candidates) {
    String nearest = null;
    int least = MAX_EDITS + 1;
    for (String candidate : candidates) {
      int edits = edits(name, candidate);
      if (edits < least
          || (edits == least && nearest != null && candidate.compareTo(nearest) < 0)) {
        least = edits;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The distance of Levenshtein, row by row. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + same);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
