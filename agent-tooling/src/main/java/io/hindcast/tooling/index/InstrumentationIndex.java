package io.hindcast.tooling.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that the agent weaves.
 *
 * @param types what each module matches, in the modules' order
 * @param references what each probe uses of its library, by the probe's class name
 * @param offByDefault the names of the modules that are woven only where somebody asks for them
 */
public record InstrumentationIndex(
    List<TypeMatch> types, Map<String, List<Reference>> references, List<String> offByDefault) {
  /** Where the agent's jar keeps it. */
  public static final String RESOURCE = "hindcast.index";

  /** The names of all modules, in order and once each. */
  public List<String> instrumentations() {
    List<String> names = new ArrayList<>();
    for (TypeMatch type : types) {
      if (!names.contains(type.instrumentation())) {
        names.add(type.instrumentation());
      }
    }
    return names;
  }
}
