package io.hindcast.tooling.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which classes, and what to weave into their methods. Made by {@link Definition}. */
public final class TypeRule {
  /** How the name is meant. */
  public enum Match {
    /** The class of that name. */
    EXACT,
    /** It and whatever extends or implements it. */
    SUBTYPES,
    /** Whatever extends it. */
    SUBCLASSES
  }

  private final Match match;
  private final String typeName;
  private final List<MethodRule> methods = new ArrayList<>();
  private @Nullable String carried;
  private @Nullable String exception;

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

  /**
   * Every constructor, whatever its parameters; that of a superclass is one more. Does not by
   * itself make a subtype one to look at.
   */
  public MethodRule anyConstructor() {
    return add(
        new MethodRule(MethodRule.CONSTRUCTOR, List.of(MethodRule.ANY_PARAMETERS)).alongside());
  }

  /**
   * Gives the objects of these classes a field for what the module knows of them, which costs them
   * four bytes and saves a table by identity. Only classes that are loaded from here on, whose
   * shape may change: probes ask with {@code instanceof} and keep a table for the others.
   *
   * @param interfaceName an interface on the boot path that declares two methods of one name that
   *     no other has: {@code X name()} and {@code void name(X)}, where {@code X} is primitive or on
   *     the boot path as well: the object may outlive the application whose probe wrote the field.
   *     It may extend the interface of another rule for the same classes
   */
  public TypeRule carries(String interfaceName) {
    carried = interfaceName;
    return this;
  }

  /** The interface of the field that was asked for; null for none. */
  public @Nullable String carried() {
    return carried;
  }

  /** Leaves out a type and its subtypes. For a rule of subtypes or subclasses. */
  public TypeRule except(String typeName) {
    exception = typeName;
    return this;
  }

  /** The type that is left out with its subtypes; null for none. */
  public @Nullable String exception() {
    return exception;
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
