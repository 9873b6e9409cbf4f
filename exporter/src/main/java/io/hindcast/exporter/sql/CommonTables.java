package io.hindcast.exporter.sql;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names that WITH gives to parts of a statement: they are no tables of the database. */
final class CommonTables {
  /** Who has more gets them listed as tables. */
  private static final int MAX_NAMES = 32;

  private Set<String> names = Set.of();

  void add(String name) {
    if (names.isEmpty()) {
      names = new HashSet<>();
    }
    if (names.size() < MAX_NAMES) {
      names.add(name.toUpperCase(Locale.ROOT));
    }
  }

  boolean has(String name) {
    return !names.isEmpty() && names.contains(name.toUpperCase(Locale.ROOT));
  }

  void clear() {
    names = Set.of();
  }
}
