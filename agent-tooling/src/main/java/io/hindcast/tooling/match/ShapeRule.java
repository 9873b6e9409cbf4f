package io.hindcast.tooling.match;

import io.hindcast.tooling.ClassFileSource;
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
  private final WantedMethods wanted;

  /**
   * A rule.
   *
   * @param wanted only a class that declares one of them is ever given a field
   */
  ShapeRule(SuperTypes superTypes, WantedMethods wanted) {
    this.superTypes = superTypes;
    this.wanted = wanted;
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
    return !isFixed(outline, all)
        && !(above.contains(match.type()) && inherits(match, superName, above, loader));
  }

  /**
   * What a class without a serialVersionUID can be read back by is computed from its interfaces and
   * methods: those must not change.
   */
  private static boolean isFixed(ClassOutline outline, Set<String> superTypes) {
    return superTypes.contains(SERIALIZABLE) && !outline.declaresField("serialVersionUID");
  }

  /**
   * Whether a superclass has the field. One that is of the type and declares none of the wanted
   * methods has not: the filter never looked at it. Read and not remembered: at this moment the
   * superclass may not have been loaded yet.
   *
   * @param left all that is above the class; ends a malformed, cyclic hierarchy
   */
  private boolean inherits(
      TypeMatch match, String superName, Set<String> left, @Nullable ClassLoader loader) {
    String name = superName;
    while (name != null && left.remove(name)) {
      byte[] bytes = ClassFileSource.read(name, loader);
      if (bytes == null) {
        return true;
      }
      ClassOutline outline = new ClassOutline(bytes);
      if (wanted.areIn(outline)) {
        Set<String> above = superTypes.all(SuperTypes.directOf(outline), loader);
        boolean ofType = name.equals(match.type()) || above.contains(match.type());
        if (ofType && !isFixed(outline, above)) {
          return true;
        }
      }
      name = outline.superName();
    }
    return false;
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
