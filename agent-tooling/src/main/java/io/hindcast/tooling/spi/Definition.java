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

  /**
   * Every class that extends this class, however indirectly. For a method that very many classes
   * declare: those that extend nothing, as most do, are not looked at for it.
   */
  public TypeRule subclassesOf(String className) {
    return add(new TypeRule(TypeRule.Match.SUBCLASSES, className));
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
