package io.hindcast.tooling.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a probe, and the classes of its module that it uses, need of the library: read out of their
 * code. The packages that the JDK exports are taken for granted; they are the same from 17 on.
 */
final class ReferenceCollector {
  private static final int API = Opcodes.ASM9;
  private static final Set<String> JDK_PACKAGES = exportedByTheJdk();

  private final ClassLoader loader;
  private final Set<Reference> references = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<Reference> membersOfOwn = new LinkedHashSet<>();
  private final Map<String, OfClass> own = new HashMap<>();
  private final String ownPackage;

  /**
   * A collector for one probe.
   *
   * @param loader where the module, and when the agent is built its library, is found
   * @param ownPackage the module's package
   */
  ReferenceCollector(ClassLoader loader, String ownPackage) {
    this.loader = loader;
    this.ownPackage = ownPackage.replace('.', '/') + "/";
  }

  private static Set<String> exportedByTheJdk() {
    return ModuleFinder.ofSystem().findAll().stream()
        .flatMap(module -> module.descriptor().exports().stream())
        .filter(exports -> !exports.isQualified())
        .map(exports -> exports.source().replace('.', '/'))
        .collect(Collectors.toSet());
  }

  List<Reference> collect(String probe) {
    see(probe.replace('.', '/'));
    for (String next = open.poll(); next != null; next = open.poll()) {
      read(next);
    }
    LibraryTypes library = new LibraryTypes(loader);
    for (Reference member : membersOfOwn) {
      seeInherited(member.owner(), member, library);
    }
    return references.stream()
        .sorted(
            Comparator.comparing(Reference::owner)
                .thenComparing(Reference::name)
                .thenComparing(Reference::descriptor))
        .toList();
  }

  private void read(String internalName) {
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        throw new IllegalStateException("no such class: probe=" + internalName.replace('/', '.'));
      }
      OfClass visitor = new OfClass();
      own.put(internalName, visitor);
      new ClassReader(in).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void see(String internalName) {
    if (internalName.startsWith(ownPackage)) {
      if (seen.add(internalName)) {
        open.add(internalName);
      }
    } else if (isOfLibrary(internalName)) {
      references.add(new Reference(internalName, "", ""));
    }
  }

  private void see(Type type) {
    switch (type.getSort()) {
      case Type.ARRAY -> see(type.getElementType());
      case Type.OBJECT -> see(type.getInternalName());
      case Type.METHOD -> {
        for (Type argument : type.getArgumentTypes()) {
          see(argument);
        }
        see(type.getReturnType());
      }
      default -> {}
    }
  }

  private void seeMember(String owner, String name, String descriptor) {
    Type type = Type.getObjectType(owner);
    see(type);
    see(Type.getType(descriptor));
    if (type.getSort() != Type.OBJECT) {
      return; // an array, whose clone() is the JDK's
    }
    Reference member = new Reference(owner, name, descriptor);
    if (owner.startsWith(ownPackage)) {
      membersOfOwn.add(member);
    } else if (isOfLibrary(owner)) {
      references.add(member);
    }
  }

  /**
   * A member that is named as one of our own classes may be one that the class has from the
   * library: then it is the library's type above it that must have it.
   */
  private void seeInherited(String type, Reference member, LibraryTypes library) {
    OfClass ours = own.get(type);
    if (ours == null) {
      Reference inherited = new Reference(type, member.name(), member.descriptor());
      if (isOfLibrary(type) && library.has(inherited)) {
        references.add(inherited);
      }
    } else if (!ours.declared.contains(member.name() + member.descriptor())) {
      for (String superType : ours.superTypes) {
        seeInherited(superType, member, library);
      }
    }
  }

  private void seeHandle(Handle handle) {
    seeMember(handle.getOwner(), handle.getName(), handle.getDesc());
  }

  private static boolean isOfLibrary(String internalName) {
    return !internalName.startsWith("io/hindcast/")
        && !JDK_PACKAGES.contains(
            internalName.substring(0, Math.max(0, internalName.lastIndexOf('/'))))
        // Annotations of nullness: a class file may name them, nothing needs them at run time.
        && !internalName.startsWith("org/jspecify/");
  }

  private final class OfClass extends ClassVisitor {
    final Set<String> declared = new HashSet<>();
    final List<String> superTypes = new ArrayList<>();

    OfClass() {
      super(API);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String superName, String[] types) {
      superTypes.add(superName);
      superTypes.addAll(List.of(types));
      superTypes.forEach(ReferenceCollector.this::see);
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      declared.add(name + descriptor);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      declared.add(name + descriptor);
      see(Type.getMethodType(descriptor));
      return new OfMethod();
    }
  }

  private final class OfMethod extends MethodVisitor {
    OfMethod() {
      super(API);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      see(Type.getObjectType(type));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      see(Type.getType(descriptor));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      seeMember(owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      seeMember(owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      see(Type.getMethodType(descriptor));
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          seeHandle(handle);
        } else if (argument instanceof Type type) {
          see(type);
        }
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Type type) {
        see(type);
      }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      if (type != null) {
        see(type);
      }
    }
  }
}
