package io.hindcast.exporter.sql;

/** What goes on at each depth of parentheses: a bit a depth for each. */
final class SqlNesting {
  /** Nesting beyond this shares one bit. */
  private static final int MAX_DEPTH = 62;

  private int depth;
  private long selecting;
  private long listing;
  private long defining;

  void open() {
    depth++;
    forget();
  }

  void close() {
    forget();
    depth = Math.max(0, depth - 1);
  }

  void clear() {
    depth = 0;
    selecting = 0;
    listing = 0;
    defining = 0;
  }

  /** Whether FROM names tables here, and not the whole of which something is a part. */
  boolean selecting() {
    return (selecting & bit()) != 0;
  }

  void beginSelecting() {
    selecting |= bit();
    listing &= ~bit();
    defining &= ~bit();
  }

  /** Whether a comma or JOIN leads to another table. */
  boolean listing() {
    return (listing & bit()) != 0;
  }

  void beginListing() {
    listing |= bit();
  }

  void endListing() {
    listing &= ~bit();
  }

  /** Whether a comma leads to another common table. */
  boolean defining() {
    return (defining & bit()) != 0;
  }

  void beginDefining() {
    defining |= bit();
  }

  void endDefining() {
    defining &= ~bit();
  }

  private void forget() {
    long others = ~bit();
    selecting &= others;
    listing &= others;
    defining &= others;
  }

  private long bit() {
    return 1L << Math.min(depth, MAX_DEPTH);
  }
}
