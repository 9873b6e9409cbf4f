package io.hindcast.tooling.spi;

import java.util.ArrayList;
import java.util.List;

/** Which classes, and what to weave into their methods. Made by {@link Definition}. */
public final class TypeRule {
  /** How the name is meant. */
  public enum Match {
    /** The class of that name. */
    EXACT,
    /** It and whatever extends or implements it. */
    SUBTYPES
  }

  private final Match match;
  private final String typeName;
  private final List<MethodRule> methods = new ArrayList<>();

  TypeRule(Match match, String typeName) {
    this.match = match;
    this.typeName = typeName;
  }

  /**
   * A method that the class itself declares, with a body.
   *
   * @param name its name
   * @param parameterTypes its parameters' types as in source ({@code int}, {@code
   *     java.lang.String[]}), erased
   */
  public MethodRule method(String name, String... parameterTypes) {
    return add(new MethodRule(name, List.of(parameterTypes)));
  }

  /** A constructor, by its parameters' types. Its probe runs where it does not throw. */
  public MethodRule constructor(String... parameterTypes) {
    return add(new MethodRule(MethodRule.CONSTRUCTOR, List.of(parameterTypes)));
  }

  /** How the name is meant. */
  public Match match() {
    return match;
  }

  /** The class, or the type whose subtypes are meant. */
  public String typeName() {
    return typeName;
  }

  /** All methods so far, in the order they were named. */
  public List<MethodRule> methods() {
    return List.copyOf(methods);
  }

  private MethodRule add(MethodRule rule) {
    methods.add(rule);
    return rule;
  }
}
