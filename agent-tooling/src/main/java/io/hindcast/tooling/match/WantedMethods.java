package io.hindcast.tooling.match;

import io.hindcast.tooling.index.MethodMatch;
import io.hindcast.tooling.index.TypeMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of which a class has to declare one, before anybody works out what its super types
 * are. What is wanted of subclasses only is not asked of a class that extends nothing: so {@code
 * run()} of timer tasks does not make each {@code Runnable} one to look at.
 */
final class WantedMethods {
  private static final String OBJECT = "java/lang/Object";

  private final Signatures ofSubtypes;
  private final Signatures ofAny;

  WantedMethods(List<TypeMatch> types) {
    Set<String> subtypes = new HashSet<>();
    Set<String> any = new HashSet<>();
    for (TypeMatch type : types) {
      for (MethodMatch method : type.methods()) {
        if (!type.exact() && !method.alongside()) {
          any.add(method.signature());
          if (!type.subclasses()) {
            subtypes.add(method.signature());
          }
        }
      }
    }
    ofSubtypes = new Signatures(subtypes);
    ofAny = new Signatures(any);
  }

  /** Whether a class declares one that is wanted of such a class. */
  boolean areIn(ClassOutline outline) {
    return outline.declaresAny(extendsNothing(outline.superName()) ? ofSubtypes : ofAny);
  }

  private static boolean extendsNothing(@Nullable String superName) {
    return superName == null || superName.equals(OBJECT);
  }
}
