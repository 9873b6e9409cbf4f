package io.hindcast.tooling.weave;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler of today writes. */
final class Generated {
  static final String NAME = "generated.Service";
  private static final String INTERNAL_NAME = "generated/Service";

  private Generated() {}

  /**
   * A {@link java.util.function.UnaryOperator} that puts "&lt;" and "&gt;" around a text and
   * answers "failed" where the argument is no text.
   */
  static byte[] ofVersion(int version) {
    ClassWriter writer = open(version, version > Opcodes.V1_5, "java/util/function/UnaryOperator");
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
    ClassWriter writer = open(version, false, "java/util/function/UnaryOperator");
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
    ClassWriter writer = open(version, true, "java/util/function/UnaryOperator");
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
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, INTERNAL_NAME, "other", descriptor, false);
    method.visitInsn(Opcodes.POP);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassWriter open(int version, boolean frames, String... interfaces) {
    ClassWriter writer =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        INTERNAL_NAME,
        null,
        "java/lang/Object",
        interfaces);
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
