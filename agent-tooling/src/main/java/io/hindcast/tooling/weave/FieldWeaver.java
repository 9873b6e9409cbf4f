package io.hindcast.tooling.weave;

import io.hindcast.tooling.index.CarriedField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives a class a field and the two methods of its interface:
 *
 * <pre>
 *   class PgStatement implements Statement, DbStatement {
 *     private transient synthetic DbStatementState hindcastDbStatement;
 *     public synthetic DbStatementState hindcastDbStatement() { return hindcastDbStatement; }
 *     public synthetic void hindcastDbStatement(DbStatementState to) { hindcastDbStatement = to; }
 * </pre>
 *
 * The methods are not final: a subclass that was given the field as well has its own, and uses
 * that. Members of the same names that are there already were made from such a class (by a proxy's
 * generator) and go.
 */
final class FieldWeaver extends ClassVisitor {
  private final CarriedField field;
  private String owner = "";

  private FieldWeaver(ClassVisitor next, CarriedField field) {
    super(Opcodes.ASM9, next);
    this.field = field;
  }

  /** The class file with a field. The same field at each call: a class's shape is for good. */
  static byte[] weave(byte[] bytes, CarriedField field) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new FieldWeaver(writer, field), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    owner = name;
    List<String> more = new ArrayList<>(interfaces == null ? List.of() : List.of(interfaces));
    if (!more.contains(field.accessors())) {
      more.add(field.accessors());
    }
    super.visit(version, access, name, signature, superName, more.toArray(new String[0]));
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return name.equals(field.name())
        ? null
        : super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return name.equals(field.name())
        ? null
        : super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  @Override
  public void visitEnd() {
    super.visitField(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
        field.name(),
        field.descriptor(),
        null,
        null);
    Type type = Type.getType(field.descriptor());
    MethodVisitor getter = method(field.getter());
    getter.visitFieldInsn(Opcodes.GETFIELD, owner, field.name(), field.descriptor());
    getter.visitInsn(type.getOpcode(Opcodes.IRETURN));
    end(getter);
    MethodVisitor setter = method(field.setter());
    setter.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 1);
    setter.visitFieldInsn(Opcodes.PUTFIELD, owner, field.name(), field.descriptor());
    setter.visitInsn(Opcodes.RETURN);
    end(setter);
    super.visitEnd();
  }

  private MethodVisitor method(String descriptor) {
    MethodVisitor method =
        super.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, field.name(), descriptor, null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    return method;
  }

  private static void end(MethodVisitor method) {
    method.visitMaxs(3, 3);
    method.visitEnd();
  }
}
