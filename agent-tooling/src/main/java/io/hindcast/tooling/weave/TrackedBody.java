package io.hindcast.tooling.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Passes a body on as it is, all but its returns, and knows what lies on the stack there. */
abstract class TrackedBody extends MethodVisitor {
  final OperandStack stack;

  TrackedBody(MethodVisitor next, boolean withoutFrames) {
    super(Opcodes.ASM9, next);
    this.stack = new OperandStack(withoutFrames);
  }

  /** In place of an instruction that returns. */
  abstract void onReturn(int opcode);

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      onReturn(opcode);
      stack.end();
      return;
    }
    super.visitInsn(opcode);
    stack.instruction(opcode);
    if (opcode == Opcodes.ATHROW) {
      stack.end();
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    super.visitIntInsn(opcode, operand);
    stack.instruction(opcode);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    super.visitVarInsn(opcode, variable);
    stack.instruction(opcode);
    if (opcode == Opcodes.RET) {
      stack.end();
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    stack.instruction(opcode);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    super.visitFieldInsn(opcode, owner, name, descriptor);
    int width = width(descriptor);
    switch (opcode) {
      case Opcodes.GETSTATIC -> stack.push(width);
      case Opcodes.PUTSTATIC -> stack.pop(width);
      case Opcodes.GETFIELD -> {
        stack.pop(1);
        stack.push(width);
      }
      default -> stack.pop(1 + width);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean ofInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
    invocation(descriptor, opcode != Opcodes.INVOKESTATIC);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    invocation(descriptor, false);
  }

  private void invocation(String descriptor, boolean onObject) {
    // The sizes come with an object to call, whether there is one or not.
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    stack.pop((sizes >> 2) - (onObject ? 0 : 1));
    stack.push(sizes & 3);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    super.visitJumpInsn(opcode, label);
    if (opcode == Opcodes.JSR) {
      stack.call(label);
      return;
    }
    stack.instruction(opcode);
    stack.jump(label);
    if (opcode == Opcodes.GOTO) {
      stack.end();
    }
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    stack.label(label);
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(value);
    boolean wide =
        value instanceof Long
            || value instanceof Double
            || (value instanceof ConstantDynamic dynamic && dynamic.getSize() == 2);
    stack.push(wide ? 2 : 1);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    super.visitTableSwitchInsn(min, max, otherwise, labels);
    choice(Opcodes.TABLESWITCH, otherwise, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    super.visitLookupSwitchInsn(otherwise, keys, labels);
    choice(Opcodes.LOOKUPSWITCH, otherwise, labels);
  }

  private void choice(int opcode, Label otherwise, Label[] labels) {
    stack.instruction(opcode);
    stack.jump(otherwise);
    for (Label label : labels) {
      stack.jump(label);
    }
    stack.end();
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    super.visitMultiANewArrayInsn(descriptor, dimensions);
    stack.pop(dimensions);
    stack.push(1);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    super.visitTryCatchBlock(start, end, handler, type);
    stack.handler(handler);
  }

  /** The frame as it is; a subclass passes it on. */
  @Override
  public void visitFrame(
      int type,
      int localCount,
      @Nullable Object[] locals,
      int stackCount,
      @Nullable Object[] onStack) {
    stack.clear();
    for (int i = 0; i < stackCount; i++) {
      stack.push(onStack[i] == Opcodes.LONG || onStack[i] == Opcodes.DOUBLE ? 2 : 1);
    }
  }

  private static int width(String descriptor) {
    char first = descriptor.charAt(0);
    return first == 'J' || first == 'D' ? 2 : 1;
  }
}
