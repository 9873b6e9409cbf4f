package io.hindcast.tooling.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Tells the probe how a call begins and ends:
 *
 * <pre>
 *   state = PROBES[slot].enter(…)              null where it throws
 *   if (state != null) an argument = PROBES[slot].argument(state, that argument)
 *   body                                       each return stores the result and goes to:
 *   if (state != null) PROBES[slot].exit(state, result, null)
 *   return
 *   handler of the body:
 *   if (state != null) PROBES[slot].exit(state, null, thrown)
 *   throw
 * </pre>
 *
 * <p>A failure while an argument is replaced is handled on the spot: the state must survive it, for
 * what {@code enter} opened has to be closed.
 *
 * <p>The language of class files lets no handler lie around the call of a super constructor, so a
 * constructor that throws is not seen.
 */
final class ObservingShim extends TrackedBody {
  private final ShimCode shim;
  private final int replacedArgument;
  private final boolean replacesResult;
  private final Label body = new Label();
  private final Label exit = new Label();
  private boolean returns;

  ObservingShim(
      MethodVisitor next,
      WovenMethod method,
      int slot,
      int replacedArgument,
      boolean replacesResult) {
    super(next, method.mayLackFrames());
    this.shim = new ShimCode(next, method, slot);
    this.replacedArgument = replacedArgument;
    this.replacesResult = replacesResult && !shim.constructor;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    Label start = shim.here();
    shim.enter();
    Label end = shim.here();
    Label entered = new Label();
    mv.visitJumpInsn(Opcodes.GOTO, entered);
    shim.failed(start, end, shim.before());
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitLabel(entered);
    shim.frameWithState(shim.before());
    mv.visitVarInsn(Opcodes.ASTORE, shim.state);
    if (replacedArgument >= 0) {
      replaceArgument();
    }
    mv.visitLabel(body);
  }

  private void replaceArgument() {
    Label replaced = new Label();
    shim.loadState();
    mv.visitJumpInsn(Opcodes.IFNULL, replaced);
    Label start = shim.here();
    shim.replace(replacedArgument);
    Label end = shim.here();
    mv.visitJumpInsn(Opcodes.GOTO, replaced);
    List<Object> variables = shim.withState(shim.before());
    shim.failed(start, end, variables);
    mv.visitLabel(replaced);
    shim.frame(variables);
    // The body may begin with a frame: there must be an instruction between the two.
    mv.visitInsn(Opcodes.NOP);
  }

  @Override
  public void visitFrame(
      int type,
      int localCount,
      @Nullable Object[] locals,
      int stackCount,
      @Nullable Object[] onStack) {
    super.visitFrame(type, localCount, locals, stackCount, onStack);
    List<Object> body = new ArrayList<>(Arrays.asList(locals).subList(0, localCount));
    if (shim.constructor) {
      keepObject(body);
    }
    List<Object> variables = shim.withState(body);
    mv.visitFrame(type, variables.size(), variables.toArray(), stackCount, onStack);
  }

  /**
   * The body may not need its object any more and its frame leave it out; the exit does need it. A
   * frame has to say somewhere that the object is not initialised, for as long as it is not.
   */
  private void keepObject(List<Object> variables) {
    Object object =
        variables.contains(Opcodes.UNINITIALIZED_THIS)
            ? Opcodes.UNINITIALIZED_THIS
            : shim.method.owner();
    if (variables.isEmpty()) {
      variables.add(object);
    } else {
      variables.set(0, object);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (variable == 0 && shim.constructor && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
      throw new IllegalStateException("a constructor puts something in the place of its object");
    }
    super.visitVarInsn(opcode, variable);
  }

  @Override
  void onReturn(int opcode) {
    Type result = shim.result;
    if (opcode == Opcodes.ARETURN && shim.method.mayLackFrames()) {
      // Without frames the JVM looks for what all results have in common: it loads their types,
      // which need not be there. This tells it.
      mv.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
    }
    if (opcode != Opcodes.RETURN) {
      mv.visitVarInsn(result.getOpcode(Opcodes.ISTORE), last());
      stack.pop(result.getSize());
    }
    while (stack.size() > 0) {
      mv.visitInsn(stack.popValue() ? Opcodes.POP2 : Opcodes.POP);
    }
    mv.visitJumpInsn(Opcodes.GOTO, exit);
    returns = true;
  }

  /** The variable of the result, or of what was thrown. */
  private int last() {
    return shim.state + 1;
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label end = shim.here();
    if (!shim.constructor) {
      Label handler = new Label();
      shim.handle(body, end, handler);
      onThrow(handler);
    }
    if (returns) {
      exit();
    }
    shim.end(maxStack, 1 + Math.max(1, shim.result.getSize()));
  }

  private void onThrow(Label handler) {
    Type throwable = Type.getObjectType("java/lang/Throwable");
    List<Object> variables = shim.behind(throwable);
    Label rethrow = new Label();
    mv.visitLabel(handler);
    shim.frameWithThrown(shim.behind(Type.VOID_TYPE));
    mv.visitVarInsn(Opcodes.ASTORE, last());
    shim.loadState();
    mv.visitJumpInsn(Opcodes.IFNULL, rethrow);
    Label start = shim.here();
    shim.probe();
    shim.loadState();
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitVarInsn(Opcodes.ALOAD, last());
    shim.exit();
    mv.visitInsn(Opcodes.POP);
    Label end = shim.here();
    mv.visitJumpInsn(Opcodes.GOTO, rethrow);
    shim.failed(start, end, variables);
    mv.visitLabel(rethrow);
    shim.frame(variables);
    mv.visitVarInsn(Opcodes.ALOAD, last());
    mv.visitInsn(Opcodes.ATHROW);
  }

  private void exit() {
    List<Object> variables = shim.behind(shim.result);
    Label original = new Label();
    mv.visitLabel(exit);
    shim.frame(variables);
    shim.loadState();
    mv.visitJumpInsn(Opcodes.IFNULL, original);
    Label start = shim.here();
    shim.probe();
    shim.loadState();
    loadResult();
    mv.visitInsn(Opcodes.ACONST_NULL);
    shim.exit();
    if (replacesResult && shim.result.getSort() != Type.VOID) {
      Boxing.cast(mv, shim.result);
    } else {
      mv.visitInsn(Opcodes.POP);
      loadOriginal();
    }
    Label end = shim.here();
    mv.visitInsn(shim.result.getOpcode(Opcodes.IRETURN));
    shim.failed(start, end, variables);
    mv.visitLabel(original);
    shim.frame(variables);
    loadOriginal();
    mv.visitInsn(shim.result.getOpcode(Opcodes.IRETURN));
  }

  /** What the probe is told of the result. */
  private void loadResult() {
    if (shim.constructor) {
      mv.visitVarInsn(Opcodes.ALOAD, 0);
    } else if (shim.result.getSort() == Type.VOID) {
      mv.visitInsn(Opcodes.ACONST_NULL);
    } else {
      loadOriginal();
      Boxing.box(mv, shim.result);
    }
  }

  private void loadOriginal() {
    if (shim.result.getSort() != Type.VOID) {
      mv.visitVarInsn(shim.result.getOpcode(Opcodes.ILOAD), last());
    }
  }
}
