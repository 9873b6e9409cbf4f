package io.hindcast.exporter.sql;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name of what an operation acts on, as it is read: words that come before it, parts, dots. */
final class TargetName {
  private final StringBuilder parts = new StringBuilder(32);
  private Set<String> fillers = Set.of();

  /** TABLE was passed over; where no name follows, it was the name. */
  private @Nullable String passedOver;

  /** A name is to come, and these words may come before it. */
  void expect(Set<String> mayComeBefore) {
    fillers = mayComeBefore;
    passedOver = null;
  }

  /** Whether a word only comes before the name. */
  boolean passesOver(String word, String capitals) {
    if (!fillers.contains(capitals)) {
      return false;
    }
    passedOver = capitals.equals("TABLE") ? word : null;
    return true;
  }

  boolean hasPassedOver() {
    return passedOver != null;
  }

  void append(String part) {
    passedOver = null;
    parts.append(part);
  }

  void appendDot() {
    parts.append('.');
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The name, of which nothing is kept. */
  String take() {
    int length = parts.length();
    // DELETE t.* FROM t
    while (length > 0 && parts.charAt(length - 1) == '.') {
      length--;
    }
    String name = parts.substring(0, length);
    parts.setLength(0);
    return name;
  }

  /** What stands where the name would; null where nothing does. */
  @Nullable String takePassedOver() {
    String word = passedOver;
    passedOver = null;
    return word;
  }

  void clear() {
    parts.setLength(0);
    passedOver = null;
  }
}
