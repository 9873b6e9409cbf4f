package io.hindcast.tooling.spi;

import java.util.ArrayList;
import java.util.List;

/** What one module wants woven. Types are named as in source, nested ones with {@code $}. */
public final class Definition {
  private final List<TypeRule> rules = new ArrayList<>();

  /** For whoever builds an index. */
  public Definition() {}

  /** Exactly this class. */
  public TypeRule type(String className) {
    return add(new TypeRule(TypeRule.Match.EXACT, className));
  }

  /** Every class that extends or implements this type, however indirectly, and the type itself. */
  public TypeRule subtypesOf(String typeName) {
    return add(new TypeRule(TypeRule.Match.SUBTYPES, typeName));
  }

  /** All rules so far, in the order they were made. */
  public List<TypeRule> rules() {
    return List.copyOf(rules);
  }

  private TypeRule add(TypeRule rule) {
    rules.add(rule);
    return rule;
  }
}
