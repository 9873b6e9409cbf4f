package io.hindcast.tooling.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a probe, and the classes of its own package that it uses, need of the library: read out of
 * their code. The JDK's public types are taken for granted; they are the same from 17 on.
 */
final class ReferenceCollector {
  private static final int API = Opcodes.ASM9;

  private final ClassLoader loader;
  private final Set<Reference> references = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private String ownPackage = "";

  ReferenceCollector(ClassLoader loader) {
    this.loader = loader;
  }

  List<Reference> collect(String probe) {
    String internalName = probe.replace('.', '/');
    ownPackage = internalName.substring(0, internalName.lastIndexOf('/') + 1);
    see(internalName);
    for (String next = open.poll(); next != null; next = open.poll()) {
      read(next);
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
      new ClassReader(in).accept(new OfClass(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
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
    if (type.getSort() == Type.OBJECT && !owner.startsWith(ownPackage) && isOfLibrary(owner)) {
      references.add(new Reference(owner, name, descriptor));
    }
  }

  private void seeHandle(Handle handle) {
    seeMember(handle.getOwner(), handle.getName(), handle.getDesc());
  }

  private static boolean isOfLibrary(String internalName) {
    return !internalName.startsWith("java/")
        && !internalName.startsWith("io/hindcast/")
        // Annotations of nullness: a class file may name them, nothing needs them at run time.
        && !internalName.startsWith("org/jspecify/");
  }

  private final class OfClass extends ClassVisitor {
    OfClass() {
      super(API);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String superName, String[] types) {
      see(superName);
      for (String type : types) {
        see(type);
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
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
