package io.hindcast.tooling.match;

import io.hindcast.tooling.ClassFileSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which types a class extends or implements, however indirectly: a bounded table of direct super
 * types that fills as classes load, so that an indirect super type costs look-ups. Nothing is ever
 * loaded to find out. What the table does not know (a superclass that the JVM will load in a
 * moment, the JDK's own) is read as a resource of the class loader; the filter asks only for
 * classes that declare a wanted method, so that is rare.
 *
 * <p>Keyed by name alone: two loaders that define different classes of one name share an entry, the
 * later one wins. What follows from that is at worst a class that is woven, or not, by the other's
 * super types; a probe that does not fit is counted and switched off.
 */
final class SuperTypes {
  /** Classes remembered, at about 120 bytes each; beyond it new ones are read when asked for. */
  private static final int MAX_CLASSES = 50_000;

  /** Hierarchies are shallow; this ends a malformed, cyclic one. */
  private static final int MAX_VISITED = 500;

  private static final String OBJECT = "java/lang/Object";

  /** Of a class that cannot be found; told from others by its identity. */
  private static final String[] MISSING = {};

  private final ConcurrentHashMap<String, String[]> direct = new ConcurrentHashMap<>();

  /** Remembers what a class file says. */
  String[] learn(String name, ClassOutline outline) {
    String[] types = directOf(outline);
    if (direct.size() < MAX_CLASSES) {
      direct.put(name, types);
    }
    return types;
  }

  /** All super types of a class whose direct ones are given, as far as they can be found. */
  Set<String> all(String[] directTypes, @Nullable ClassLoader loader) {
    Set<String> found = new HashSet<>();
    collect(directTypes, loader, found);
    return found;
  }

  /** Some types and all their super types; null where one of them cannot be found. */
  @Nullable Set<String> complete(String[] types, @Nullable ClassLoader loader) {
    Set<String> found = new HashSet<>();
    return collect(types, loader, found) ? found : null;
  }

  private boolean collect(String[] types, @Nullable ClassLoader loader, Set<String> found) {
    boolean complete = true;
    for (String type : types) {
      if (found.size() >= MAX_VISITED) {
        return false;
      }
      if (found.add(type)) {
        String[] above = directOf(type, loader);
        // What is above is collected in any case.
        complete = collect(above, loader, found) && above != MISSING && complete;
      }
    }
    return complete;
  }

  private String[] directOf(String name, @Nullable ClassLoader loader) {
    String[] known = direct.get(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = ClassFileSource.read(name, loader);
    return bytes == null ? MISSING : learn(name, new ClassOutline(bytes));
  }

  static String[] directOf(ClassOutline outline) {
    String superName = outline.superName();
    String[] interfaces = outline.interfaces();
    if (superName == null || superName.equals(OBJECT)) {
      return interfaces;
    }
    String[] types = new String[interfaces.length + 1];
    types[0] = superName;
    System.arraycopy(interfaces, 0, types, 1, interfaces.length);
    return types;
  }
}
