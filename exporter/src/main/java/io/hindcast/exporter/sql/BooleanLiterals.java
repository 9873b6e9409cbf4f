package io.hindcast.exporter.sql;

/** Tells TRUE and FALSE where they are literals from where they are part of {@code IS NOT TRUE}. */
final class BooleanLiterals {
  private boolean predicate;

  /** Whether a word, which follows all that was told before, is a literal. */
  boolean isLiteral(String capitals) {
    boolean truth = capitals.equals("TRUE") || capitals.equals("FALSE");
    boolean literal = truth && !predicate;
    predicate = capitals.equals("IS") || (predicate && capitals.equals("NOT"));
    return literal;
  }

  /** Something that is no word. */
  void other() {
    predicate = false;
  }
}
