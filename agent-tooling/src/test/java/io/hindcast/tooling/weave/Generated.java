package io.hindcast.tooling.weave;

import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler of today writes. */
final class Generated {
  static final String NAME = "generated.Service";
  static final String HUGE = "generated.Huge";

  private Generated() {}

  static UnaryOperator<Object> in(ClassLoader loader) throws ReflectiveOperationException {
    return in(loader, NAME);
  }

  /** An instance of the class as a loader has it. */
  @SuppressWarnings("unchecked")
  static UnaryOperator<Object> in(ClassLoader loader, String name)
      throws ReflectiveOperationException {
    return (UnaryOperator<Object>) loader.loadClass(name).getDeclaredConstructor().newInstance();
  }

  /**
   * A {@link java.util.function.UnaryOperator} that puts "&lt;" and "&gt;" around a text and
   * answers "failed" where the argument is no text.
   */
  static byte[] ofVersion(int version) {
    ClassWriter writer = open(version, version > Opcodes.V1_5, NAME);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "apply",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            new String[0]);
    method.visitCode();
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    method.visitTryCatchBlock(start, end, handler, "java/lang/ClassCastException");
    method.visitLabel(start);
    method.visitLdcInsn("<");
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    concat(method);
    method.visitLdcInsn(">");
    concat(method);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(end);
    method.visitLabel(handler);
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitLdcInsn("failed");
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * The same, with a {@code finally} as javac wrote it up to version 48: a subroutine that is
   * called from both ends of the method and adds "!" in front of the result.
   */
  static byte[] withSubroutine(int version) {
    ClassWriter writer = open(version, false, NAME);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "apply",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            new String[0]);
    method.visitCode();
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label subroutine = new Label();
    method.visitTryCatchBlock(start, end, handler, "java/lang/ClassCastException");
    method.visitLabel(start);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitLabel(end);
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(handler);
    method.visitVarInsn(Opcodes.ASTORE, 3);
    method.visitLdcInsn("failed");
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(subroutine);
    method.visitVarInsn(Opcodes.ASTORE, 4);
    method.visitLdcInsn("!");
    method.visitVarInsn(Opcodes.ALOAD, 2);
    concat(method);
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitVarInsn(Opcodes.RET, 4);
    method.visitMaxs(2, 5);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * A {@code UnaryOperator} that hands a text through a method whose types are another name of a
   * class that exists nowhere: the JVM need not know it, for only null is ever handed over.
   */
  static byte[] withMissingTypes(int version) {
    String descriptor = "(Lmissing/Parameter;[Lmissing/Element;)Lmissing/Result;";
    ClassWriter writer = open(version, true, NAME);
    MethodVisitor other =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "other", descriptor, null, new String[] {"missing/Oops"});
    other.visitCode();
    other.visitInsn(Opcodes.ACONST_NULL);
    other.visitInsn(Opcodes.ARETURN);
    other.visitMaxs(0, 0);
    other.visitEnd();
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "apply",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            new String[0]);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "generated/Service", "other", descriptor, false);
    method.visitInsn(Opcodes.POP);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * A {@code UnaryOperator} whose method returns one or another object of classes that exist
   * nowhere, or what it was given when that is null.
   */
  static byte[] withMissingResults(int version) {
    ClassWriter writer = open(version, version > Opcodes.V1_5, NAME);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "apply",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            new String[0]);
    method.visitCode();
    for (String missing : new String[] {"missing/One", "missing/Other"}) {
      Label on = new Label();
      method.visitVarInsn(Opcodes.ALOAD, 1);
      method.visitJumpInsn(Opcodes.IFNULL, on);
      method.visitTypeInsn(Opcodes.NEW, missing);
      method.visitInsn(Opcodes.DUP);
      method.visitMethodInsn(Opcodes.INVOKESPECIAL, missing, "<init>", "()V", false);
      method.visitInsn(Opcodes.ARETURN);
      method.visitLabel(on);
    }
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * A {@code UnaryOperator} that returns what it was given, null at its beginning and all else
   * further off than a jump of two bytes reaches.
   */
  static byte[] withFarReturns(int version) {
    ClassWriter writer = open(version, version > Opcodes.V1_5, NAME);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "apply",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            new String[0]);
    method.visitCode();
    Label on = new Label();
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitJumpInsn(Opcodes.IFNONNULL, on);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(on);
    for (int i = 0; i < 40_000; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A {@code UnaryOperator} whose method is just about as large as the JVM allows. */
  static byte[] huge() {
    ClassWriter writer = open(52, true, HUGE);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            "apply",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            new String[0]);
    method.visitCode();
    for (int i = 0; i < 65_530; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassWriter open(int version, boolean frames, String name) {
    ClassWriter writer =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        name.replace('.', '/'),
        null,
        "java/lang/Object",
        new String[] {"java/util/function/UnaryOperator"});
    MethodVisitor constructor =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, new String[0]);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    return writer;
  }

  private static void concat(MethodVisitor method) {
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/String",
        "concat",
        "(Ljava/lang/String;)Ljava/lang/String;",
        false);
  }
}
