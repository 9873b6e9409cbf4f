package io.hindcast.tooling.index;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.MethodRule;
import io.hindcast.tooling.spi.TypeRule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * Works out the index from the modules on the class path, when the agent is built. What a module
 * gets wrong ends the build with a sentence.
 */
public final class IndexBuilder {
  /** Where instrumentations live: what is below it is loaded once for each application loader. */
  public static final String PROBES = "io.hindcast.instrumentations.";

  private IndexBuilder() {}

  /**
   * Writes the index of all modules that {@link ServiceLoader} finds.
   *
   * @param arguments the file to write
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("one argument is needed: the file to write");
    }
    List<InstrumentationModule> modules = new ArrayList<>();
    ServiceLoader.load(InstrumentationModule.class).forEach(modules::add);
    if (modules.isEmpty()) {
      throw new IllegalStateException("there is no instrumentation on the class path");
    }
    // By name: the order of a class path must not decide what the jar's bytes are.
    modules.sort(Comparator.comparing(InstrumentationModule::name));
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      IndexFormat.write(build(modules), out);
    }
  }

  /** The index of some modules. */
  public static InstrumentationIndex build(List<InstrumentationModule> modules) {
    List<TypeMatch> types = new ArrayList<>();
    Map<String, List<Reference>> references = new TreeMap<>();
    List<String> offByDefault = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (InstrumentationModule module : modules) {
      try {
        requireUsableName(module.name(), names);
        add(module, types, references);
        if (!module.isOnByDefault()) {
          offByDefault.add(module.name());
        }
      } catch (IllegalArgumentException | IllegalStateException mistake) {
        throw new IllegalStateException(
            module.getClass().getName() + ": " + mistake.getMessage(), mistake);
      }
    }
    return new InstrumentationIndex(List.copyOf(types), references, List.copyOf(offByDefault));
  }

  private static void add(
      InstrumentationModule module,
      List<TypeMatch> types,
      Map<String, List<Reference>> references) {
    ClassLoader loader = module.getClass().getClassLoader();
    String own = module.getClass().getPackageName();
    Definition definition = new Definition();
    module.define(definition);
    for (TypeRule rule : definition.rules()) {
      if (rule.methods().isEmpty() && rule.carried() == null) {
        throw new IllegalStateException(
            "neither a method nor a field is named: type=" + rule.typeName());
      }
      if (rule.match() != TypeRule.Match.EXACT
          && rule.methods().stream().allMatch(MethodRule::isAlongside)) {
        throw new IllegalStateException(
            "no method makes a subtype one to look at: type=" + rule.typeName());
      }
      String except = rule.exception();
      if (except != null && rule.match() == TypeRule.Match.EXACT) {
        throw new IllegalStateException(
            "exactly one class is meant, and it has an exception: type=" + rule.typeName());
      }
      List<MethodMatch> methods = new ArrayList<>();
      for (MethodRule method : rule.methods()) {
        requireOwn(method.probe(), own);
        methods.add(match(method));
        references.computeIfAbsent(
            method.probe(),
            probe -> {
              ProbeClassCheck.requireUsable(probe, loader);
              return new ReferenceCollector(loader, own).collect(probe);
            });
      }
      String carried = rule.carried();
      types.add(
          new TypeMatch(
              module.name(),
              rule.match() == TypeRule.Match.EXACT,
              rule.match() == TypeRule.Match.SUBCLASSES,
              Descriptors.internalName(rule.typeName()),
              except == null ? null : Descriptors.internalName(except),
              carried == null ? null : CarriedFields.of(carried, loader),
              List.copyOf(methods)));
    }
  }

  private static MethodMatch match(MethodRule method) {
    boolean constructor = method.name().equals(MethodRule.CONSTRUCTOR);
    if (constructor && (method.replacesResult() || method.answersInstead())) {
      throw new IllegalStateException(
          "a constructor has no result to replace or to answer with: probe=" + method.probe());
    }
    if (method.answersInstead() && (method.replacesResult() || method.replacedArgument() >= 0)) {
      throw new IllegalStateException(
          "a probe that answers instead replaces neither argument nor result: probe="
              + method.probe());
    }
    return new MethodMatch(
        method.name(),
        method.parameterTypes().contains(MethodRule.ANY_PARAMETERS)
            ? MethodMatch.ANY_PARAMETERS
            : Descriptors.parameters(method.parameterTypes()),
        method.replacedArgument(),
        method.replacesResult(),
        method.answersInstead(),
        method.isAlongside(),
        method.probe());
  }

  private static void requireUsableName(String name, Set<String> taken) {
    boolean plain = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!plain) {
      throw new IllegalStateException(
          "the name must be of lower case letters, digits and dashes: name=" + name);
    }
    if (!taken.add(name)) {
      throw new IllegalStateException("another module has this name: name=" + name);
    }
  }

  // The loader of probes takes classes of its package tree from the agent and all others from the
  // application.
  private static void requireOwn(String probe, String ownPackage) {
    if (!ownPackage.startsWith(PROBES)) {
      throw new IllegalStateException("a module must be in " + PROBES + "*");
    }
    if (!probe.startsWith(ownPackage + ".")) {
      throw new IllegalStateException(
          "a probe must be in the module's package " + ownPackage + ": probe=" + probe);
    }
  }
}
