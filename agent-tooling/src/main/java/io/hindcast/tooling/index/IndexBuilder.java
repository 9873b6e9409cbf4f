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
    Set<String> names = new HashSet<>();
    for (InstrumentationModule module : modules) {
      requireUsableName(module, names);
      ClassLoader loader = module.getClass().getClassLoader();
      Definition definition = new Definition();
      module.define(definition);
      for (TypeRule rule : definition.rules()) {
        List<MethodMatch> methods = new ArrayList<>();
        for (MethodRule method : rule.methods()) {
          requireOwnProbe(module, method);
          methods.add(match(method));
          references.computeIfAbsent(
              method.probe(), probe -> new ReferenceCollector(loader).collect(probe));
        }
        types.add(
            new TypeMatch(
                module.name(),
                rule.match() == TypeRule.Match.EXACT,
                rule.typeName().replace('.', '/'),
                List.copyOf(methods)));
      }
    }
    return new InstrumentationIndex(List.copyOf(types), references);
  }

  private static MethodMatch match(MethodRule method) {
    return new MethodMatch(
        method.name(),
        Descriptors.parameters(method.parameterTypes()),
        method.replacedArgument(),
        method.replacesResult(),
        method.answersInstead(),
        method.probe());
  }

  private static void requireUsableName(InstrumentationModule module, Set<String> taken) {
    String name = module.name();
    boolean plain = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!plain) {
      throw new IllegalStateException(
          module.getClass().getName() + ": lower case letters, digits and dashes: name=" + name);
    }
    if (!taken.add(name)) {
      throw new IllegalStateException(
          module.getClass().getName() + ": another module has this name: name=" + name);
    }
  }

  // The loader of probes takes classes of this package tree from the agent and all others from the
  // application.
  private static void requireOwnProbe(InstrumentationModule module, MethodRule method) {
    String own = module.getClass().getPackageName() + ".";
    if (!method.probe().startsWith(own)) {
      throw new IllegalStateException(
          module.getClass().getName() + ": must be in " + own + "*: probe=" + method.probe());
    }
  }
}
