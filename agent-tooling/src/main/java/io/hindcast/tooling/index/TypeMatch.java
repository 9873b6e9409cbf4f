package io.hindcast.tooling.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which classes, and what to weave into them.
 *
 * @param instrumentation the name of the module that wants it
 * @param exact whether the class itself is meant, and not its subtypes
 * @param subclasses whether what extends it is meant, and it is a class and no interface
 * @param type its internal name
 * @param except the internal name of the type whose subtypes are none; null for none
 * @param field what to give its objects; null for nothing
 * @param methods what to weave
 */
public record TypeMatch(
    String instrumentation,
    boolean exact,
    boolean subclasses,
    String type,
    @Nullable String except,
    @Nullable CarriedField field,
    List<MethodMatch> methods) {
  /** All subtypes, or exactly one class. */
  public TypeMatch(
      String instrumentation,
      boolean exact,
      String type,
      @Nullable CarriedField field,
      List<MethodMatch> methods) {
    this(instrumentation, exact, false, type, null, field, methods);
  }
}
