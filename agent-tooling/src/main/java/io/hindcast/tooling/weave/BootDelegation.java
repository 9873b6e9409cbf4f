package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.index.MethodMatch;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the boot path's package visible to class loaders that do not ask the boot loader for it
 * (OSGi bundles, isolating containers): their {@code loadClass} gets a shim that answers for our
 * one package and nothing else. Only such loaders are touched, when a class of theirs is first
 * wanted.
 *
 * <p>That is while this very class is being transformed, and the JVM calls no transformer on a
 * thread that is in one already. So the loader's class is rewoven on a thread of its own, which the
 * class waits for, though not forever: it may hold a lock that somebody else's transformer needs.
 */
final class BootDelegation {
  static final String NAME = "boot-delegation";
  private static final String PACKAGE = "io.hindcast.bootstrap.";

  /** How long a class waits for its loader to be rewoven, which takes milliseconds. */
  private static final long TIMEOUT_MILLIS = 3_000;

  private static final List<MethodMatch> LOAD_CLASS =
      List.of(answer("(Ljava/lang/String;)"), answer("(Ljava/lang/String;Z)"));

  private final Instrumentation instrumentation;
  private final SlotAllocator slots;
  private final ProbeFailures failures;
  private final AgentLog log;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private int slot = -1;

  BootDelegation(
      Instrumentation instrumentation, SlotAllocator slots, ProbeFailures failures, AgentLog log) {
    this.instrumentation = instrumentation;
    this.slots = slots;
    this.failures = failures;
    this.log = log;
  }

  private static MethodMatch answer(String parameters) {
    return new MethodMatch("loadClass", parameters, -1, false, true, AnswerProbe.class.getName());
  }

  /** Answers with a class of the boot path. */
  private static final class AnswerProbe extends Probe {
    @Override
    public @Nullable Object enter(
        @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
      if (a0 instanceof String name && name.startsWith(PACKAGE)) {
        try {
          return Class.forName(name, false, null);
        } catch (ClassNotFoundException notOurs) {
          return null;
        }
      }
      return null;
    }
  }

  /** Whether classes of a loader can call the probe table, now or after its class was rewoven. */
  boolean ensure(@Nullable ClassLoader loader) {
    if (loader == null || sees(loader)) {
      return true;
    }
    List<Class<?>> loaderClasses = new ArrayList<>();
    for (Class<?> type = loader.getClass();
        type != null && type.getClassLoader() != null;
        type = type.getSuperclass()) {
      // The class of the loader calls the probe table as well: a shim in one that does not see it
      // would leave the application without a class loader. (No loader loads its own class.)
      if (!ensure(type.getClassLoader())) {
        return false;
      }
      loaderClasses.add(type);
      wanted.add(type.getName().replace('.', '/'));
    }
    Thread reweaving =
        new Thread(null, () -> reweave(loaderClasses), "hindcast-boot-delegation", 0, false);
    reweaving.setDaemon(true);
    // Not the application's, which the thread has from its maker.
    reweaving.setContextClassLoader(null);
    reweaving.start();
    try {
      reweaving.join(TIMEOUT_MILLIS);
    } catch (InterruptedException interrupted) {
      // The application's business: it finds the interrupt as if we had not been here.
      Thread.currentThread().interrupt();
    }
    return sees(loader);
  }

  private void reweave(List<Class<?>> loaderClasses) {
    try {
      instrumentation.retransformClasses(loaderClasses.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | RuntimeException | LinkageError refused) {
      log.debug("class loaders " + loaderClasses + " could not be rewoven: " + refused);
    }
  }

  private static boolean sees(ClassLoader loader) {
    if (PermanentLoaders.contains(loader)) {
      return true;
    }
    try {
      return loader.loadClass(ProbeTable.class.getName()) == ProbeTable.class;
    } catch (ClassNotFoundException | LinkageError | RuntimeException hidden) {
      return false;
    }
  }

  /** The shims for a class, if it is one of those loaders' classes. */
  List<ClassWeaver.Site> sites(String className) {
    if (!wanted.contains(className)) {
      return List.of();
    }
    int number = slot();
    return number < 0
        ? List.of()
        : LOAD_CLASS.stream().map(method -> new ClassWeaver.Site(method, number)).toList();
  }

  private synchronized int slot() {
    if (slot < 0) {
      slot = slots.take(new SlotOwner(NAME, AnswerProbe.class.getName(), failures.of(NAME)));
      if (slot >= 0) {
        ProbeTable.PROBES[slot] = new AnswerProbe();
      }
    }
    return slot;
  }
}
