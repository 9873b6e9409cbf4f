package io.hindcast.tooling.match;

import io.hindcast.tooling.index.CarriedField;
import io.hindcast.tooling.index.TypeMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class that is being defined may be given a field. Where that is in doubt it may not:
 * its objects are then remembered in a table.
 */
final class ShapeRule {
  private static final int ACC_INTERFACE = 0x0200;
  private static final int ACC_ENUM = 0x4000;
  private static final String OBJECT = "java/lang/Object";
  private static final String RECORD = "java/lang/Record";
  private static final String SERIALIZABLE = "java/io/Serializable";

  private final SuperTypes superTypes;

  ShapeRule(SuperTypes superTypes) {
    this.superTypes = superTypes;
  }

  boolean allows(
      TypeMatch match, CarriedField field, ClassOutline outline, @Nullable ClassLoader loader) {
    String superName = outline.superName();
    if (superName == null
        || (outline.access() & (ACC_INTERFACE | ACC_ENUM)) != 0
        || superName.equals(RECORD)) {
      return false;
    }
    if (namesItself(field, outline)) {
      return true;
    }
    Set<String> above =
        superName.equals(OBJECT) ? Set.of() : superTypes.complete(new String[] {superName}, loader);
    Set<String> all = superTypes.complete(SuperTypes.directOf(outline), loader);
    if (above == null || all == null) {
      return false;
    }
    // A superclass that is wanted as well has been given the field, or may have none.
    boolean inherits = above.contains(match.type());
    // What a class without a serialVersionUID can be read back by is computed from its interfaces
    // and methods: those must not change.
    boolean fixed = all.contains(SERIALIZABLE) && !outline.declaresField("serialVersionUID");
    return !inherits && !fixed;
  }

  /**
   * A proxy that somebody made of a class with the field, by its interfaces or methods: it would
   * hand our calls to the application. It gets a field of its own in place of that.
   */
  private static boolean namesItself(CarriedField field, ClassOutline outline) {
    return Arrays.asList(outline.interfaces()).contains(field.accessors())
        || outline.declaresAny(new Signatures(List.of(field.name() + "()")));
  }
}
