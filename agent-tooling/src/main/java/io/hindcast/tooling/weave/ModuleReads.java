package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.ProbeTable;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a named module see the boot path before a class of it gets an interface from there. The JVM
 * does so for every module that an agent has changed a class of, but after it has looked at that
 * class's interfaces: the first one would be refused, and the application would be without it.
 */
final class ModuleReads {
  private static final Module BOOT_PATH = ProbeTable.class.getModule();

  private final Instrumentation instrumentation;

  ModuleReads(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Whether classes of a module may name types of the boot path, now or from here on. */
  boolean ensure(@Nullable Module module) {
    if (module == null || !module.isNamed() || module.canRead(BOOT_PATH)) {
      return true;
    }
    if (!instrumentation.isModifiableModule(module)) {
      return false;
    }
    instrumentation.redefineModule(
        module, Set.of(BOOT_PATH), Map.of(), Map.of(), Set.of(), Map.of());
    return true;
  }
}
