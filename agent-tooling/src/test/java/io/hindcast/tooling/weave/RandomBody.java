package io.hindcast.tooling.weave;

import java.util.Random;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class with one method or constructor whose body does what the language of class files allows
 * and no compiler would write: it returns with values left on the stack, puts other things into the
 * variables of its arguments, jumps, loops, throws and catches. What it does depends on its
 * arguments alone.
 */
final class RandomBody {
  static final String NAME = "generated.RandomBody";
  private static final String INTERNAL = NAME.replace('.', '/');
  private static final String[] TYPES = {
    "Z", "C", "B", "S", "I", "F", "J", "D", "Ljava/lang/String;", "Ljava/lang/Object;", "[I"
  };
  private static final int MAX_DEPTH = 5;

  final boolean isStatic;
  final boolean constructor;
  final String name;
  final String descriptor;
  final int version;
  private final Type[] arguments;
  private final Type result;
  private final Random random;
  private final int hash;
  private int nextVariable;
  private int onStack;

  RandomBody(Random random) {
    this.random = random;
    int form = random.nextInt(4);
    this.constructor = form == 0;
    this.isStatic = form == 1;
    this.name = constructor ? "<init>" : "run";
    StringBuilder text = new StringBuilder("(");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(TYPES[random.nextInt(TYPES.length)]);
    }
    text.append(')');
    text.append(constructor || random.nextInt(8) == 0 ? "V" : TYPES[random.nextInt(TYPES.length)]);
    this.descriptor = text.toString();
    this.arguments = Type.getArgumentTypes(descriptor);
    this.result = Type.getReturnType(descriptor);
    this.version = new int[] {48, 49, 50, 51, 52, 61}[random.nextInt(6)];
    // With room for something of two words across the last argument.
    this.hash = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) + (isStatic ? 0 : 1);
    this.nextVariable = hash + 1;
  }

  byte[] bytes() {
    ClassWriter writer =
        new ClassWriter(version < 50 ? ClassWriter.COMPUTE_MAXS : ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
          }
        };
    writer.visit(
        version,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        INTERNAL,
        null,
        "java/lang/Object",
        new String[0]);
    if (!constructor) {
      MethodVisitor empty =
          writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, new String[0]);
      empty.visitCode();
      superConstructor(empty);
      empty.visitInsn(Opcodes.RETURN);
      empty.visitMaxs(0, 0);
      empty.visitEnd();
    }
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC
                | (isStatic ? Opcodes.ACC_STATIC : 0)
                | (constructor || random.nextBoolean() ? 0 : Opcodes.ACC_SYNCHRONIZED),
            name,
            descriptor,
            null,
            new String[0]);
    code.visitCode();
    body(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void superConstructor(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
  }

  private void body(MethodVisitor code) {
    if (constructor) {
      superConstructor(code);
    }
    if (random.nextInt(4) == 0) {
      // A loop right at the beginning: the first instruction has a frame of its own.
      Label first = new Label();
      code.visitLabel(first);
      code.visitInsn(Opcodes.ACONST_NULL);
      code.visitJumpInsn(Opcodes.IFNONNULL, first);
    }
    code.visitInsn(Opcodes.ICONST_1);
    code.visitVarInsn(Opcodes.ISTORE, hash);
    int variable = isStatic ? 0 : 1;
    for (Type argument : arguments) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), variable);
      Boxing.box(code, argument);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
      mix(code);
      variable += argument.getSize();
    }
    statements(code, 0);
    leave(code);
  }

  /** Takes a number from the stack into the hash, on which all depends that is done later. */
  private void mix(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ILOAD, hash);
    code.visitIntInsn(Opcodes.BIPUSH, 31);
    code.visitInsn(Opcodes.IMUL);
    code.visitInsn(Opcodes.IADD);
    code.visitVarInsn(Opcodes.ISTORE, hash);
  }

  private void statements(MethodVisitor code, int depth) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      statement(code, depth);
    }
  }

  private void statement(MethodVisitor code, int depth) {
    code.visitIntInsn(Opcodes.SIPUSH, random.nextInt(1_000));
    mix(code);
    if (depth == MAX_DEPTH) {
      return;
    }
    switch (random.nextInt(9)) {
      case 0, 1 -> leftOver(code, depth);
      case 2, 3 -> choice(code, depth);
      case 4 -> loop(code, depth);
      case 5 -> {
        if (onStack == 0) {
          handler(code, depth);
        } else {
          leftOver(code, depth);
        }
      }
      case 6 -> overwrite(code);
      default -> lastly(code, depth);
    }
  }

  /** Returns or throws, sometimes. */
  private void lastly(MethodVisitor code, int depth) {
    Label on = condition(code);
    statements(code, depth + 1);
    if (random.nextBoolean()) {
      leave(code);
    } else {
      code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
      code.visitInsn(Opcodes.DUP);
      code.visitVarInsn(Opcodes.ILOAD, hash);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC, "java/lang/Integer", "toString", "(I)Ljava/lang/String;", false);
      code.visitMethodInsn(
          Opcodes.INVOKESPECIAL,
          "java/lang/IllegalStateException",
          "<init>",
          "(Ljava/lang/String;)V",
          false);
      code.visitInsn(Opcodes.ATHROW);
    }
    code.visitLabel(on);
  }

  private Label condition(MethodVisitor code) {
    Label otherwise = new Label();
    code.visitVarInsn(Opcodes.ILOAD, hash);
    code.visitInsn(Opcodes.ICONST_3);
    code.visitInsn(Opcodes.IREM);
    code.visitJumpInsn(Opcodes.IFEQ, otherwise);
    return otherwise;
  }

  /** Something lies on the stack while more happens. */
  private void leftOver(MethodVisitor code, int depth) {
    int kind = random.nextInt(5);
    switch (kind) {
      case 0 -> code.visitInsn(Opcodes.LCONST_1);
      case 1 -> code.visitLdcInsn(1.5);
      case 2 -> {
        code.visitLdcInsn("text");
        code.visitInsn(Opcodes.FCONST_1);
        code.visitInsn(Opcodes.DUP_X1);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.POP);
      }
      case 3 -> {
        code.visitInsn(Opcodes.ICONST_1);
        code.visitLdcInsn(2L);
        code.visitInsn(Opcodes.DUP2_X1);
        code.visitInsn(Opcodes.POP2);
        code.visitInsn(Opcodes.POP);
      }
      default -> code.visitVarInsn(Opcodes.ILOAD, hash);
    }
    onStack++;
    statements(code, depth + 1);
    onStack--;
    boolean wide = kind == 0 || kind == 1 || kind == 3;
    code.visitInsn(wide ? Opcodes.POP2 : Opcodes.POP);
  }

  private void choice(MethodVisitor code, int depth) {
    Label end = new Label();
    if (random.nextBoolean()) {
      Label otherwise = condition(code);
      statements(code, depth + 1);
      code.visitJumpInsn(Opcodes.GOTO, end);
      code.visitLabel(otherwise);
      statements(code, depth + 1);
    } else {
      Label[] cases = {new Label(), new Label(), new Label()};
      code.visitVarInsn(Opcodes.ILOAD, hash);
      code.visitInsn(Opcodes.ICONST_3);
      code.visitInsn(Opcodes.IAND);
      if (random.nextBoolean()) {
        code.visitTableSwitchInsn(0, 2, end, cases);
      } else {
        code.visitLookupSwitchInsn(end, new int[] {0, 1, 3}, cases);
      }
      for (Label one : cases) {
        code.visitLabel(one);
        statements(code, depth + 1);
        if (random.nextBoolean()) {
          code.visitJumpInsn(Opcodes.GOTO, end);
        }
      }
    }
    code.visitLabel(end);
  }

  private void loop(MethodVisitor code, int depth) {
    int counter = nextVariable++;
    code.visitInsn(Opcodes.ICONST_2);
    code.visitVarInsn(Opcodes.ISTORE, counter);
    Label again = new Label();
    Label test = new Label();
    // As compilers do: only a jump backwards leads into it. They have an empty stack then.
    boolean testFirst = onStack == 0;
    if (testFirst) {
      code.visitJumpInsn(Opcodes.GOTO, test);
    }
    code.visitLabel(again);
    statements(code, depth + 1);
    code.visitIincInsn(counter, -1);
    code.visitLabel(test);
    code.visitVarInsn(Opcodes.ILOAD, counter);
    code.visitJumpInsn(Opcodes.IFGT, again);
  }

  private void handler(MethodVisitor code, int depth) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label on = new Label();
    code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
    code.visitLabel(start);
    code.visitInsn(Opcodes.NOP);
    statements(code, depth + 1);
    code.visitLabel(end);
    code.visitJumpInsn(Opcodes.GOTO, on);
    code.visitLabel(handler);
    if (random.nextBoolean()) {
      onStack++;
      statements(code, depth + 1);
      onStack--;
    }
    code.visitInsn(Opcodes.POP);
    code.visitLabel(on);
  }

  /** Puts something else where an argument was, or across the last one and what lies behind. */
  private void overwrite(MethodVisitor code) {
    // An exit needs the object of a constructor.
    int first = constructor ? 1 : 0;
    int variable = first + random.nextInt(hash - first);
    if (random.nextBoolean() && variable + 1 < hash) {
      code.visitLdcInsn(3L);
      code.visitVarInsn(Opcodes.LSTORE, variable);
    } else if (random.nextBoolean()) {
      code.visitInsn(Opcodes.FCONST_2);
      code.visitVarInsn(Opcodes.FSTORE, variable);
    } else {
      code.visitLdcInsn("overwritten");
      code.visitVarInsn(Opcodes.ASTORE, variable);
    }
  }

  private void leave(MethodVisitor code) {
    switch (result.getSort()) {
      case Type.VOID -> {}
      case Type.OBJECT -> {
        code.visitVarInsn(Opcodes.ILOAD, hash);
        code.visitMethodInsn(
            Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
      }
      case Type.ARRAY -> {
        code.visitInsn(Opcodes.ICONST_3);
        code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
      }
      default -> {
        code.visitVarInsn(Opcodes.ILOAD, hash);
        switch (result.getSort()) {
          case Type.BOOLEAN -> {
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IAND);
          }
          case Type.CHAR -> code.visitInsn(Opcodes.I2C);
          case Type.BYTE -> code.visitInsn(Opcodes.I2B);
          case Type.SHORT -> code.visitInsn(Opcodes.I2S);
          case Type.FLOAT -> code.visitInsn(Opcodes.I2F);
          case Type.LONG -> code.visitInsn(Opcodes.I2L);
          case Type.DOUBLE -> code.visitInsn(Opcodes.I2D);
          default -> {}
        }
      }
    }
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
  }
}
