package io.hindcast.tooling.index;

import io.hindcast.tooling.ClassFileSource;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Whether the weaver will be able to make a probe. By its class file: the library that it may
 * extend need not be on the class path.
 */
final class ProbeClassCheck extends ClassVisitor {
  private int access;
  private boolean publicConstructor;

  private ProbeClassCheck() {
    super(Opcodes.ASM9);
  }

  static void requireUsable(String probe, ClassLoader loader) {
    byte[] bytes = ClassFileSource.read(probe.replace('.', '/'), loader);
    if (bytes == null) {
      throw new IllegalStateException("there is no such class: probe=" + probe);
    }
    ProbeClassCheck check = new ProbeClassCheck();
    new ClassReader(bytes).accept(check, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    if ((check.access & Opcodes.ACC_PUBLIC) == 0
        || (check.access & Opcodes.ACC_ABSTRACT) != 0
        || !check.publicConstructor) {
      throw new IllegalStateException(
          "a probe must be a public class with a public constructor without parameters: probe="
              + probe);
    }
  }

  @Override
  public void visit(
      int version,
      int classAccess,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    access = classAccess;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int methodAccess,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    publicConstructor |=
        name.equals("<init>")
            && descriptor.equals("()V")
            && (methodAccess & Opcodes.ACC_PUBLIC) != 0;
    return null;
  }
}
