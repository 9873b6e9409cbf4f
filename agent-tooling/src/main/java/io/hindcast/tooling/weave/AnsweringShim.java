package io.hindcast.tooling.weave;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What the probe returns is the result, and the body does not run then:
 *
 * <pre>
 *   answer = PROBES[slot].enter(…)
 *   if (answer != null) return (the method's type) answer
 *   body
 * </pre>
 *
 * Where the answer is of a wrong type, the body is still to run.
 */
final class AnsweringShim extends MethodVisitor {
  private final ShimCode shim;

  AnsweringShim(MethodVisitor next, WovenMethod method, int slot) {
    super(Opcodes.ASM9, next);
    this.shim = new ShimCode(next, method, slot);
    if (shim.constructor) {
      throw new IllegalArgumentException("nothing can stand in for a constructor");
    }
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    Label body = new Label();
    Label start = shim.here();
    shim.enter();
    mv.visitVarInsn(Opcodes.ASTORE, shim.state);
    shim.loadState();
    mv.visitJumpInsn(Opcodes.IFNULL, body);
    Type result = shim.result;
    if (result.getSort() != Type.VOID) {
      shim.loadState();
      Boxing.cast(mv, result);
    }
    Label end = shim.here();
    mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
    shim.failed(start, end, shim.before());
    mv.visitLabel(body);
    shim.frame(shim.before());
    // The body may begin with a frame: there must be an instruction between the two.
    mv.visitInsn(Opcodes.NOP);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    shim.end(maxStack, 1);
  }
}
