package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the pieces of which shims are made: the only code that is ever put into a class of the
 * application. It calls the probe of its slot and nothing else; what that throws goes to {@link
 * ProbeTable#failed} and no further. An argument that the method does not have is null; a primitive
 * one is boxed.
 *
 * <p>The body keeps the variables it has, and the shim's own lie behind them:
 *
 * <pre>
 *   this, arguments │ the body's │ state │ result or what was thrown
 *   0               │            │ maxLocals of the body
 * </pre>
 *
 * A body may put something of another type into the variable of an argument, and of {@code this}.
 * So no frame behind it says anything of those, and no code there looks at them.
 */
final class ShimCode {
  /** A slot, the object and three arguments, the last one of two words. */
  static final int MAX_STACK = 6;

  private static final String TABLE = Type.getInternalName(ProbeTable.class);
  private static final String PROBE = Type.getInternalName(Probe.class);
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String OBJECT = "java/lang/Object";
  private static final Object[] EMPTY = {};
  private static final Object[] THROWN = {THROWABLE};

  final MethodVisitor code;
  final WovenMethod method;
  final boolean constructor;
  final Type result;

  /** The variable of the state; the one behind it is for the result or what was thrown. */
  final int state;

  private final boolean isStatic;
  private final Type[] arguments;
  private final int slot;
  private final List<Label[]> handlers = new ArrayList<>();

  ShimCode(MethodVisitor code, WovenMethod method, int slot) {
    this.code = code;
    this.method = method;
    this.slot = slot;
    this.state = method.maxLocals();
    this.constructor = method.name().equals("<init>");
    this.isStatic = (method.access() & Opcodes.ACC_STATIC) != 0;
    this.arguments = Type.getArgumentTypes(method.descriptor());
    this.result = Type.getReturnType(method.descriptor());
  }

  /** Calls the probe's {@code enter}; its state is left on the stack. */
  void enter() {
    probe();
    if (isStatic || constructor) {
      code.visitInsn(Opcodes.ACONST_NULL);
    } else {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    }
    for (int i = 0; i < 3; i++) {
      loadArgument(i);
    }
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        PROBE,
        "enter",
        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)"
            + "Ljava/lang/Object;",
        false);
  }

  /** Lets the probe replace an argument. */
  void replace(int index) {
    probe();
    loadState();
    loadArgument(index);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        PROBE,
        "argument",
        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    Boxing.cast(code, arguments[index]);
    code.visitVarInsn(arguments[index].getOpcode(Opcodes.ISTORE), variableOf(index));
  }

  /** Puts the probe of the slot on the stack, as it is now. */
  void probe() {
    code.visitFieldInsn(Opcodes.GETSTATIC, TABLE, "PROBES", "[L" + PROBE + ";");
    number();
    code.visitInsn(Opcodes.AALOAD);
  }

  /**
   * Calls the probe's {@code exit}; the probe, the state, the result and what was thrown lie there.
   */
  void exit() {
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        PROBE,
        "exit",
        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;)Ljava/lang/Object;",
        false);
  }

  void loadState() {
    code.visitVarInsn(Opcodes.ALOAD, state);
  }

  private void loadArgument(int index) {
    if (index >= arguments.length) {
      code.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    code.visitVarInsn(arguments[index].getOpcode(Opcodes.ILOAD), variableOf(index));
    Boxing.box(code, arguments[index]);
  }

  private int variableOf(int index) {
    int variable = isStatic ? 0 : 1;
    for (int i = 0; i < index; i++) {
      variable += arguments[i].getSize();
    }
    return variable;
  }

  private void number() {
    if (slot <= Byte.MAX_VALUE) {
      code.visitIntInsn(Opcodes.BIPUSH, slot);
    } else {
      code.visitIntInsn(Opcodes.SIPUSH, slot);
    }
  }

  /** A label that lies here. */
  Label here() {
    Label label = new Label();
    code.visitLabel(label);
    return label;
  }

  /**
   * Begins the handler of what is thrown between two labels: it goes to {@link ProbeTable#failed}.
   */
  void failed(Label start, Label end, List<Object> variables) {
    handle(start, end, here());
    frame(variables, THROWN);
    number();
    code.visitMethodInsn(Opcodes.INVOKESTATIC, TABLE, "failed", "(Ljava/lang/Throwable;I)V", false);
  }

  /** Has exceptions handled; behind all handlers of the body, which come first. */
  void handle(Label start, Label end, Label handler) {
    handlers.add(new Label[] {start, end, handler});
  }

  /** The last call. */
  void end(int maxStack, int ownVariables) {
    for (Label[] handler : handlers) {
      code.visitTryCatchBlock(handler[0], handler[1], handler[2], THROWABLE);
    }
    code.visitMaxs(Math.max(maxStack, MAX_STACK), state + ownVariables);
  }

  /** A frame with nothing on the stack. */
  void frame(List<Object> variables) {
    frame(variables, EMPTY);
  }

  /** A frame with one thing on the stack. */
  void frame(List<Object> variables, Object[] onStack) {
    if (method.hasFrames()) {
      code.visitFrame(
          Opcodes.F_NEW, variables.size(), variables.toArray(), onStack.length, onStack);
    }
  }

  /** A frame with the state on the stack. */
  void frameWithState(List<Object> variables) {
    frame(variables, new Object[] {OBJECT});
  }

  /** A frame with what the application threw on the stack. */
  void frameWithThrown(List<Object> variables) {
    frame(variables, THROWN);
  }

  /** The variables before the body: what the method was called with. */
  List<Object> before() {
    List<Object> variables = new ArrayList<>();
    if (constructor) {
      variables.add(Opcodes.UNINITIALIZED_THIS);
    } else if (!isStatic) {
      variables.add(method.owner());
    }
    for (Type argument : arguments) {
      variables.add(inFrame(argument));
    }
    return variables;
  }

  /** The variables behind the body: the new object of a constructor, the state, another one. */
  List<Object> behind(Type last) {
    List<Object> variables = new ArrayList<>();
    if (constructor) {
      variables.add(method.owner());
    }
    variables = withState(variables);
    if (last.getSort() != Type.VOID) {
      variables.add(inFrame(last));
    }
    return variables;
  }

  /** Some variables, and the state behind all that the body has. */
  List<Object> withState(List<Object> variables) {
    int words = 0;
    for (Object variable : variables) {
      words += variable == Opcodes.LONG || variable == Opcodes.DOUBLE ? 2 : 1;
    }
    List<Object> more = new ArrayList<>(variables);
    more.addAll(Collections.nCopies(state - words, Opcodes.TOP));
    more.add(OBJECT);
    return more;
  }

  private static Object inFrame(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }
}
