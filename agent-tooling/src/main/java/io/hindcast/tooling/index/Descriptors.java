package io.hindcast.tooling.index;

import java.util.List;
import java.util.Map;

/** Types as in source to types as in a class file (JVM Specification, section 4.3). */
final class Descriptors {
  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "boolean", "Z", "byte", "B", "char", "C", "short", "S", "int", "I", "long", "J", "float",
          "F", "double", "D");

  private Descriptors() {}

  /**
   * The internal name of a type. Refuses what is no type as in source, erased and with its package:
   * it would match nothing, and nobody would be told.
   */
  static String internalName(String type) {
    boolean usable = type.indexOf('.') > 0 && !type.endsWith(".");
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      usable &= c == '.' || Character.isJavaIdentifierPart(c);
    }
    if (!usable) {
      throw new IllegalArgumentException(
          "a type must be named as in source, with its package and without type arguments: type="
              + type);
    }
    return type.replace('.', '/');
  }

  static String parameters(List<String> types) {
    StringBuilder text = new StringBuilder("(");
    types.forEach(type -> append(type, text));
    return text.append(')').toString();
  }

  private static void append(String type, StringBuilder to) {
    String element = type;
    while (element.endsWith("[]")) {
      to.append('[');
      element = element.substring(0, element.length() - 2);
    }
    String primitive = PRIMITIVES.get(element);
    if (primitive != null) {
      to.append(primitive);
    } else {
      to.append('L').append(internalName(element)).append(';');
    }
  }
}
