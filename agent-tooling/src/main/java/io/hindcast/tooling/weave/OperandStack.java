package io.hindcast.tooling.weave;

import java.util.Arrays;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * How many values lie on the operand stack of a method, and how wide they are: a body may return
 * with more on it than its result, which the code behind it must not find there.
 *
 * <p>It follows the instructions in the order of the file. What lies there after a jump is told by
 * the next frame; in old class files, which have none, by the jumps to a label seen so far. Where
 * only a later jump leads to, it takes the stack for empty, as compilers have it.
 */
final class OperandStack {
  /** How many words each instruction takes, by opcode; 0 where it depends on its operands. */
  private static final String TAKES =
      "0000000000" // 0 constants
          + "0000000000"
          + "0000000000" // 21 loads
          + "0000000000"
          + "0000002222" // 46 loads from arrays
          + "2222121210" // 54 stores
          + "0000000000"
          + "0000000003" // 79 stores to arrays
          + "4343333120" // 87 pop, dup
          + "0000002424" // 96 arithmetic
          + "2424242424"
          + "2424241212"
          + "2323232424" // 120 shifts, bits
          + "2401112221" // 132 iinc, conversions
          + "1122211142" // 148 comparisons
          + "2441111112" // 153 jumps
          + "2222222000"
          + "1100000000" // 170 switches, returns, members
          + "0000000011" // 187 new
          + "1111110011"; // 190 arrays, casts, monitors, jumps

  /** What each leaves there: no value, one of one word, or one of two. */
  private static final String LEAVES =
      "0111111112"
          + "2111221100"
          + "0121210000"
          + "0000000000"
          + "0000001212"
          + "1111000000"
          + "0000000000"
          + "0000000000"
          + "0000000000"
          + "0000001212"
          + "1212121212"
          + "1212121212"
          + "1212121212"
          + "1202121121"
          + "2212111111"
          + "1110000000"
          + "0000000000"
          + "0000000000"
          + "0000000111"
          + "1011000000";

  /** Marks the upper word of a value of two; all others are 0. */
  private static final byte UPPER = 1;

  private final boolean remembers;
  private byte[] words = new byte[32];
  private int size;
  private boolean reachable = true;

  /**
   * An empty one.
   *
   * @param remembers whether there may be no frames, so that it has to remember what jumps left
   */
  OperandStack(boolean remembers) {
    this.remembers = remembers;
  }

  /** How many words there are. */
  int size() {
    return size;
  }

  /** Takes the uppermost value away and says whether it was one of two words. */
  boolean popValue() {
    boolean wide = words[size - 1] == UPPER;
    pop(wide ? 2 : 1);
    return wide;
  }

  void pop(int count) {
    size = Math.max(0, size - count);
  }

  /** Puts a value there, of no, one or two words. */
  void push(int width) {
    if (size + 2 > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    for (int i = 0; i < width; i++) {
      words[size++] = (byte) i;
    }
  }

  /** Any instruction whose effect its opcode tells. */
  void instruction(int opcode) {
    switch (opcode) {
      case Opcodes.DUP -> duplicate(1, 0);
      case Opcodes.DUP_X1 -> duplicate(1, 1);
      case Opcodes.DUP_X2 -> duplicate(1, 2);
      case Opcodes.DUP2 -> duplicate(2, 0);
      case Opcodes.DUP2_X1 -> duplicate(2, 1);
      case Opcodes.DUP2_X2 -> duplicate(2, 2);
      case Opcodes.SWAP -> {} // two values of one word each: they look the same
      default -> {
        pop(TAKES.charAt(opcode) - '0');
        push(LEAVES.charAt(opcode) - '0');
      }
    }
  }

  /** Copies some of the uppermost words to below some others. */
  private void duplicate(int count, int below) {
    int from = size - count - below;
    if (from < 0) {
      return;
    }
    if (size + count > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    System.arraycopy(words, from, words, from + count, count + below);
    System.arraycopy(words, size, words, from, count);
    size += count;
  }

  /** The last instruction may jump there. */
  void jump(Label target) {
    if (remembers && reachable && target.info == null) {
      target.info = Arrays.copyOf(words, size);
    }
  }

  /** The last instruction may call a subroutine there, which finds its return address. */
  void call(Label subroutine) {
    push(1);
    jump(subroutine);
    pop(1);
  }

  /** A handler of exceptions begins there, and finds one. */
  void handler(Label label) {
    if (remembers) {
      label.info = new byte[1];
    }
  }

  /** The next instruction is not run after the last one. */
  void end() {
    reachable = false;
    size = 0;
  }

  void label(Label label) {
    if (!reachable && label.info instanceof byte[] known) {
      clear();
      for (byte word : known) {
        push(1);
        words[size - 1] = word;
      }
    }
    reachable = true;
  }

  /** A frame begins: its values follow. */
  void clear() {
    size = 0;
    reachable = true;
  }
}
