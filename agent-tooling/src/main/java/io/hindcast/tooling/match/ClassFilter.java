package io.hindcast.tooling.match;

import io.hindcast.tooling.index.CarriedField;
import io.hindcast.tooling.index.InstrumentationIndex;
import io.hindcast.tooling.index.TypeMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which matches a class that is being loaded has. In order of cost, so that nearly every class
 * ends at the second step:
 *
 * <ol>
 *   <li>its name is looked up among the exact ones;
 *   <li>its outline is read, its direct super types are remembered, and its methods are compared
 *       with the signatures that are wanted of subtypes;
 *   <li>only a class that declares such a method has its super types worked out.
 * </ol>
 *
 * Thread safety: any number of class-loading threads at once.
 */
public final class ClassFilter {
  private static final int ACC_INTERFACE = 0x0200;
  private static final int ACC_MODULE = 0x8000;

  private final Map<String, List<TypeMatch>> exact = new HashMap<>();
  private final Map<String, List<TypeMatch>> bySuperType = new HashMap<>();
  private final WantedMethods wanted;
  private final SuperTypes superTypes = new SuperTypes();
  private final ShapeRule shapes;

  /** A filter for all matches of an index. */
  public ClassFilter(InstrumentationIndex index) {
    for (TypeMatch type : index.types()) {
      Map<String, List<TypeMatch>> group = type.exact() ? exact : bySuperType;
      List<TypeMatch> ofType = group.get(type.type());
      if (ofType == null) {
        ofType = new ArrayList<>();
        group.put(type.type(), ofType);
      }
      ofType.add(type);
    }
    wanted = new WantedMethods(index.types());
    shapes = new ShapeRule(superTypes, wanted);
  }

  /**
   * The matches of a class.
   *
   * @param name its internal name
   * @param loader its loader; null for the boot loader
   * @param bytes its class file
   * @return none for nearly every class
   */
  public List<TypeMatch> match(String name, @Nullable ClassLoader loader, byte[] bytes) {
    List<TypeMatch> byName = exact.getOrDefault(name, List.of());
    ClassOutline outline = new ClassOutline(bytes);
    String[] direct = superTypes.learn(name, outline);
    // A body in an interface is a default method; the classes below it inherit it, and it is woven
    // when a rule names that interface exactly.
    if ((outline.access() & (ACC_INTERFACE | ACC_MODULE)) != 0 || !wanted.areIn(outline)) {
      return byName;
    }
    List<TypeMatch> matches = new ArrayList<>(byName);
    Set<String> above = superTypes.all(direct, loader);
    addAll(name, name, above, matches);
    for (String superType : above) {
      addAll(superType, name, above, matches);
    }
    return matches;
  }

  /** What a type's rules make of a class that is one of its subtypes. */
  private void addAll(String type, String name, Set<String> above, List<TypeMatch> matches) {
    for (TypeMatch match : bySuperType.getOrDefault(type, List.of())) {
      String except = match.except();
      boolean itself = match.subclasses() && type.equals(name);
      if (!itself && (except == null || !(except.equals(name) || above.contains(except)))) {
        matches.add(match);
      }
    }
  }

  /**
   * Whether a class that matches, and is being defined, may be given the field that goes with it.
   */
  public boolean mayCarry(
      TypeMatch match, CarriedField field, @Nullable ClassLoader loader, byte[] bytes) {
    return shapes.allows(match, field, new ClassOutline(bytes), loader);
  }

  /** Whether a class that was loaded before the agent may have a match: then look at its bytes. */
  public boolean mayMatch(Class<?> loaded) {
    if (exact.containsKey(loaded.getName().replace('.', '/'))) {
      return true;
    }
    if (loaded.isInterface()) {
      return false;
    }
    for (Class<?> type = loaded; type != null; type = type.getSuperclass()) {
      if (isWantedSuperType(type)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWantedSuperType(Class<?> type) {
    if (bySuperType.containsKey(type.getName().replace('.', '/'))) {
      return true;
    }
    for (Class<?> superInterface : type.getInterfaces()) {
      if (isWantedSuperType(superInterface)) {
        return true;
      }
    }
    return false;
  }
}
