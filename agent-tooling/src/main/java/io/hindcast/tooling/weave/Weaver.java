package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.index.CarriedField;
import io.hindcast.tooling.index.InstrumentationIndex;
import io.hindcast.tooling.index.LibraryTypes;
import io.hindcast.tooling.index.MethodMatch;
import io.hindcast.tooling.index.Reference;
import io.hindcast.tooling.index.TypeMatch;
import io.hindcast.tooling.match.ClassFilter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The transformer: filter, link check, weave. Declines nearly every class after a look at its
 * outline; never throws; whatever goes wrong leaves the class as it was and is said once.
 */
public final class Weaver implements ClassFileTransformer {
  /** A hundred different complaints say what there is to say. */
  private static final int MAX_SAID = 100;

  // There is one table in a process, so there is one who gives out its slots.
  private static final SlotAllocator ALLOCATOR = new SlotAllocator();

  private final InstrumentationIndex index;
  private final ClassFilter filter;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private final ProbeFailures failures;
  private final LoaderRegistry loaders;
  private final BootDelegation delegation;
  private final ModuleReads reads;
  private final ClassLoader agent;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /**
   * A weaver for all matches of an index.
   *
   * @param index what to weave; modules that are switched off are not in it any more
   */
  public Weaver(InstrumentationIndex index, Instrumentation instrumentation, AgentLog log) {
    this.index = index;
    this.filter = new ClassFilter(index);
    this.instrumentation = instrumentation;
    this.log = log;
    this.agent = Weaver.class.getClassLoader();
    this.failures = new ProbeFailures(ALLOCATOR, log);
    this.loaders = new LoaderRegistry(agent, ALLOCATOR);
    this.delegation = new BootDelegation(instrumentation, ALLOCATOR, failures, log);
    this.reads = new ModuleReads(instrumentation);
  }

  /**
   * Starts weaving: classes that will be loaded, and those that are loaded already.
   *
   * <p>Probes that fail are told to {@link ProbeTable#onFailure}'s listener, which this sets.
   */
  public void install() {
    ProbeTable.onFailure(failures);
    instrumentation.addTransformer(this, true);
    Set<Class<?>> seen = new HashSet<>();
    // More than once: what weaving itself loads (of the JDK) passes the transformer by, for the JVM
    // calls none on a thread that is in one.
    for (List<Class<?>> found = loaded(seen); !found.isEmpty(); found = loaded(seen)) {
      reweave(found);
    }
  }

  /** What is loaded, may match and was not seen before; marks it as seen. */
  private List<Class<?>> loaded(Set<Class<?>> seen) {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> candidate : instrumentation.getAllLoadedClasses()) {
      if (!isAgents(candidate.getClassLoader(), candidate.getName())
          && !candidate.isArray()
          && !candidate.isHidden()
          && filter.mayMatch(candidate)
          && instrumentation.isModifiableClass(candidate)
          && seen.add(candidate)) {
        loaded.add(candidate);
      }
    }
    return loaded;
  }

  private void reweave(List<Class<?>> classes) {
    try {
      // All at once: each call stops the JVM's threads.
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (Throwable oneOfThem) {
      for (Class<?> type : classes) {
        try {
          instrumentation.retransformClasses(type);
        } catch (Throwable refused) {
          sayOnce(
              "rewoven " + type.getName(),
              "class " + type.getName() + " could not be rewoven: " + refused,
              refused);
        }
      }
    }
  }

  /** Stops weaving; what is woven stays so. For tests. */
  public void uninstall() {
    instrumentation.removeTransformer(this);
  }

  /** How often probes of an instrumentation failed so far. */
  public long failures(String instrumentationName) {
    return failures.of(instrumentationName).get();
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> beingRedefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    return transform(null, loader, name, beingRedefined, domain, bytes);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> beingRedefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    try {
      if (name == null || isAgents(loader, name)) {
        return null;
      }
      List<ClassWeaver.Site> sites = delegation.sites(name);
      List<TypeMatch> matches = filter.match(name, loader, bytes);
      if (matches.isEmpty()) {
        return sites.isEmpty() ? null : ClassWeaver.weave(bytes, sites);
      }
      sites = new ArrayList<>(sites);
      List<TypeMatch> fitting = addSites(matches, name, loader, domain, sites);
      // A class that is loaded keeps its shape, whatever has come in between.
      byte[] withFields =
          addFields(
              beingRedefined == null ? fitting : matches, beingRedefined, module, loader, bytes);
      byte[] woven = ClassWeaver.weave(withFields, sites);
      return woven != null ? woven : withFields != bytes ? withFields : null;
    } catch (Throwable failure) {
      sayOnce(
          "woven " + name,
          "class "
              + name
              + " could not be woven and stays as it is: "
              + failure
              + "; its calls are not recorded",
          failure);
      return null;
    }
  }

  private byte[] addFields(
      List<TypeMatch> matches,
      @Nullable Class<?> beingRedefined,
      @Nullable Module module,
      @Nullable ClassLoader loader,
      byte[] bytes) {
    byte[] woven = bytes;
    List<String> added = new ArrayList<>();
    for (TypeMatch match : matches) {
      CarriedField field = match.field();
      if (field == null || added.contains(field.accessors())) {
        continue;
      }
      if (beingRedefined == null
          ? filter.mayCarry(match, field, loader, bytes) && reads.ensure(module)
          : carries(beingRedefined, field)) {
        added.add(field.accessors());
        woven = FieldWeaver.weave(woven, field);
      }
    }
    return woven;
  }

  private static boolean carries(Class<?> type, CarriedField field) {
    String accessors = field.accessors().replace('/', '.');
    for (Class<?> direct : type.getInterfaces()) {
      if (direct.getName().equals(accessors)) {
        return true;
      }
    }
    return false;
  }

  /** Adds what to weave, and says of which matches: those that fit the loader's library. */
  private List<TypeMatch> addSites(
      List<TypeMatch> matches,
      String name,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain,
      List<ClassWeaver.Site> sites) {
    LoaderSlots slots = loaders.of(loader);
    Boolean delegates = slots.delegates;
    if (delegates == null) {
      delegates = delegation.ensure(loader);
      slots.delegates = delegates;
    }
    if (!delegates) {
      sayOnce(
          "class loader "
              + nameOf(loader)
              + " does not let its classes see the agent: they are not instrumented");
      return List.of();
    }
    List<TypeMatch> fitting = new ArrayList<>();
    // First of all: whoever calls a slot must be found by its probe.
    slots.wove(name);
    for (TypeMatch match : matches) {
      if (!fits(match.instrumentation(), slots, loader, domain)) {
        continue;
      }
      fitting.add(match);
      for (MethodMatch method : match.methods()) {
        int slot =
            slots.slotOf(
                new SlotOwner(
                    match.instrumentation(), method.probe(), failures.of(match.instrumentation())));
        if (slot < 0) {
          sayOnce("all " + ProbeTable.CAPACITY + " slots are taken: further classes are not woven");
          return fitting;
        }
        add(new ClassWeaver.Site(method, slot), sites);
      }
    }
    return fitting;
  }

  /** A class may match two rules that want the same of it. */
  private static void add(ClassWeaver.Site site, List<ClassWeaver.Site> sites) {
    for (ClassWeaver.Site other : sites) {
      if (other.isSame(site)) {
        return;
      }
    }
    sites.add(site);
  }

  private boolean fits(
      String instrumentationName,
      LoaderSlots slots,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain) {
    Boolean known = slots.fits.get(instrumentationName);
    if (known != null) {
      return known;
    }
    Reference missing = firstMissing(instrumentationName, loader);
    slots.fits.put(instrumentationName, missing == null);
    if (missing != null) {
      sayOnce(
          "instrumentation "
              + instrumentationName
              + " does not fit the library in "
              + origin(loader, domain)
              + ", which has no "
              + missing
              + ": this version is not supported and is not instrumented");
    }
    return missing == null;
  }

  /**
   * The link check: compares what the probes of an instrumentation use of their library with what a
   * loader has. It loads nothing: a class of the library is being defined right now, and loading
   * others here could come back to it.
   */
  private @Nullable Reference firstMissing(
      String instrumentationName, @Nullable ClassLoader loader) {
    LibraryTypes library = new LibraryTypes(loader);
    Set<String> checked = new HashSet<>();
    for (TypeMatch type : index.types()) {
      if (!type.instrumentation().equals(instrumentationName)) {
        continue;
      }
      for (MethodMatch method : type.methods()) {
        if (checked.add(method.probe())) {
          Reference missing = firstMissing(method.probe(), library);
          if (missing != null) {
            return missing;
          }
        }
      }
    }
    return null;
  }

  private @Nullable Reference firstMissing(String probe, LibraryTypes library) {
    for (Reference reference : index.references().getOrDefault(probe, List.of())) {
      if (!library.has(reference)) {
        return reference;
      }
    }
    return null;
  }

  private static String origin(@Nullable ClassLoader loader, @Nullable ProtectionDomain domain) {
    if (domain == null
        || domain.getCodeSource() == null
        || domain.getCodeSource().getLocation() == null) {
      return loader == null ? "the JDK" : "class loader " + nameOf(loader);
    }
    return domain.getCodeSource().getLocation().toString();
  }

  // Not by its toString: that is code of the application, and another text for each instance.
  private static String nameOf(@Nullable ClassLoader loader) {
    return loader == null ? "boot" : loader.getClass().getName();
  }

  private boolean isAgents(@Nullable ClassLoader loader, String name) {
    return (loader != null && loader == agent && agent != ClassLoader.getSystemClassLoader())
        || loader instanceof ProbeClassLoader
        || ForeignAgents.owns(loader, name);
  }

  private void sayOnce(String line) {
    sayOnce(line, line, null);
  }

  private void sayOnce(String fact, String line, @Nullable Throwable cause) {
    if (said.size() < MAX_SAID && said.add(fact)) {
      if (cause == null) {
        log.warn(line);
      } else {
        log.warn(line, cause);
      }
    }
  }
}
