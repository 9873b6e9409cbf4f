package io.hindcast.tooling.weave;

import io.hindcast.tooling.index.MethodMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts shims into methods of one class file. It looks at nothing but these bytes: looking other
 * types up would run the application's class loader in the midst of loading a class. So it writes
 * its frames itself and has ASM compute none. Methods that are not woven are copied as they are.
 * Thread safety: any number of threads at once.
 */
final class ClassWeaver {
  /** What a class file can say of a method. */
  private static final int MAX_LOCALS = 65_535;

  /** State, and a result of two words. */
  private static final int OWN_LOCALS = 3;

  private ClassWeaver() {}

  /** One method and the slot of its probe. */
  record Site(MethodMatch method, int slot) {
    /** Not by equals: that of a record starts the JDK's method handles, some 50 ms of CPU. */
    boolean isSame(Site other) {
      return slot == other.slot
          && method.name().equals(other.method.name())
          && method.parameters().equals(other.method.parameters());
    }
  }

  /**
   * Weaves.
   *
   * @param bytes a class file
   * @param sites what to weave; two sites of one method lie in each other, the first one outermost
   * @return the new class file; null where the class has a body for none of the methods
   */
  static byte @Nullable [] weave(byte[] bytes, List<Site> sites) {
    byte[] woven = null;
    List<Site> left = sites;
    while (!left.isEmpty()) {
      // A second shim for the same method needs another pass.
      Map<String, Site> pass = new HashMap<>();
      List<Site> later = new ArrayList<>();
      for (int i = left.size() - 1; i >= 0; i--) {
        Site site = left.get(i);
        if (isLaterThan(pass, site) || pass.putIfAbsent(site.method().signature(), site) != null) {
          later.add(0, site);
        }
      }
      byte[] next = weaveOnce(woven == null ? bytes : woven, pass);
      woven = next == null ? woven : next;
      left = later;
    }
    return woven;
  }

  /** A rule for every constructor may hit one that has a rule of its own. */
  private static boolean isLaterThan(Map<String, Site> pass, Site site) {
    if (!site.method().name().equals("<init>")) {
      return false;
    }
    boolean any = site.method().signature().equals(MethodMatch.ANY_CONSTRUCTOR);
    for (Site other : pass.values()) {
      if (other.method().name().equals("<init>")
          && (any || other.method().signature().equals(MethodMatch.ANY_CONSTRUCTOR))) {
        return true;
      }
    }
    return false;
  }

  private static byte @Nullable [] weaveOnce(byte[] bytes, Map<String, Site> sites) {
    ClassReader reader = new ClassReader(bytes);
    Bodies bodies = new Bodies(sites);
    reader.accept(bodies, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    if (bodies.maxLocals.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    // What older class files have for frames, the JVM does not read.
    boolean frames = bodies.version >= Opcodes.V1_6;
    reader.accept(
        new Weaving(writer, bodies), frames ? ClassReader.EXPAND_FRAMES : ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** The methods that are wanted and have a body, and how many variables it uses. */
  private static final class Bodies extends ClassVisitor {
    final Map<String, Site> sites;
    final Map<String, Integer> maxLocals = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> ownSignatures = new HashSet<>();
    private final Set<String> ownArities = new HashSet<>();
    private final List<String> bridges = new ArrayList<>();
    int version;
    String owner = "";

    Bodies(Map<String, Site> sites) {
      super(Opcodes.ASM9);
      this.sites = sites;
      for (Site site : sites.values()) {
        names.add(site.method().name());
      }
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      this.version = version & 0xFFFF;
      this.owner = name;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (!names.contains(name)) {
        return null;
      }
      boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
      if (!bridge) {
        ownSignatures.add(signature(name, descriptor));
        ownArities.add(arity(name, descriptor));
      }
      if (site(name, descriptor) == null) {
        return null;
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMaxs(int maxStack, int locals) {
          if (locals > MAX_LOCALS - OWN_LOCALS) {
            throw new IllegalStateException("too many variables: method=" + name + descriptor);
          }
          maxLocals.put(name + descriptor, locals);
          if (bridge) {
            bridges.add(name + descriptor);
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      // A bridge to another result, or to what a superclass has, only calls a method that is woven
      // already. One to narrower parameters calls one that is not: nobody asked for those.
      for (String bridge : bridges) {
        int parameters = bridge.indexOf('(');
        String name = bridge.substring(0, parameters);
        String descriptor = bridge.substring(parameters);
        if (ownSignatures.contains(signature(name, descriptor))
            || !ownArities.contains(arity(name, descriptor))) {
          maxLocals.remove(bridge);
        }
      }
    }

    private static String arity(String name, String descriptor) {
      return name + Type.getArgumentCount(descriptor);
    }

    private static String signature(String name, String descriptor) {
      return name + descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    @Nullable Site site(String name, String descriptor) {
      Site own = sites.get(signature(name, descriptor));
      return own == null && name.equals("<init>") ? sites.get(MethodMatch.ANY_CONSTRUCTOR) : own;
    }
  }

  private static final class Weaving extends ClassVisitor {
    private final Bodies bodies;

    Weaving(ClassVisitor next, Bodies bodies) {
      super(Opcodes.ASM9, next);
      this.bodies = bodies;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      Integer maxLocals = bodies.maxLocals.get(name + descriptor);
      Site site = bodies.site(name, descriptor);
      if (maxLocals == null || site == null) {
        return next;
      }
      WovenMethod method =
          new WovenMethod(bodies.version, bodies.owner, access, name, descriptor, maxLocals);
      MethodMatch match = site.method();
      return match.answersInstead()
          ? new AnsweringShim(next, method, site.slot())
          : new ObservingShim(
              next, method, site.slot(), match.replacedArgument(), match.replacesResult());
    }
  }
}
