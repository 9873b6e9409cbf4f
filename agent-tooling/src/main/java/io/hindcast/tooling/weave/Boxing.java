package io.hindcast.tooling.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes objects of values, and values of objects: probes know objects only. */
final class Boxing {
  private static final String[] NAMES = {
    "Void", "Boolean", "Character", "Byte", "Short", "Integer", "Float", "Long", "Double"
  };

  private Boxing() {}

  private static boolean isObject(Type type) {
    return type.getSort() > Type.DOUBLE;
  }

  private static String box(Type primitive) {
    return "java/lang/" + NAMES[primitive.getSort()];
  }

  /** Boxes the value on the stack, if it is a primitive one. */
  static void box(MethodVisitor code, Type type) {
    if (!isObject(type)) {
      String box = box(type);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          box,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + box + ";",
          false);
    }
  }

  /** Casts the object on the stack to a type, and takes it out of its box for a primitive one. */
  static void cast(MethodVisitor code, Type type) {
    if (isObject(type)) {
      if (!type.getInternalName().equals("java/lang/Object")) {
        code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
      }
    } else {
      code.visitTypeInsn(Opcodes.CHECKCAST, box(type));
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          box(type),
          type.getClassName() + "Value",
          "()" + type.getDescriptor(),
          false);
    }
  }
}
