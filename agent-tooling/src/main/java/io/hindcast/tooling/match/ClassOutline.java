package io.hindcast.tooling.match;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names in a class file that decide whether it is wanted (JVM Specification, chapter 4):
 *
 * <pre>
 *   magic 4 | version 4 | constant pool | access 2 | this 2 | super 2 | interfaces | fields | methods
 * </pre>
 *
 * Attributes, and so all code, are stepped over by their lengths. Only for class files that the JVM
 * hands to a transformer: what it refuses later may make a method here throw {@link
 * IndexOutOfBoundsException}.
 */
final class ClassOutline {
  private static final int CONSTANT_UTF8 = 1;
  private static final int CONSTANT_LONG = 5;
  private static final int CONSTANT_DOUBLE = 6;
  private static final int CONSTANT_CLASS = 7;
  private static final int CONSTANT_STRING = 8;
  private static final int CONSTANT_METHOD_HANDLE = 15;
  private static final int CONSTANT_METHOD_TYPE = 16;
  private static final int CONSTANT_MODULE = 19;
  private static final int CONSTANT_PACKAGE = 20;

  private static final String[] NO_NAMES = {};

  private final byte[] bytes;

  /** Where the content of each constant begins, behind its tag. */
  private final int[] constants;

  private final int afterConstants;

  ClassOutline(byte[] bytes) {
    this.bytes = bytes;
    int count = u2(8);
    constants = new int[count];
    int at = 10;
    for (int i = 1; i < count; i++) {
      int tag = bytes[at];
      constants[i] = at + 1;
      switch (tag) {
        case CONSTANT_UTF8 -> at += 3 + u2(at + 1);
        case CONSTANT_LONG, CONSTANT_DOUBLE -> {
          at += 9;
          i++; // takes two entries (section 4.4.5)
        }
        case CONSTANT_CLASS,
            CONSTANT_STRING,
            CONSTANT_METHOD_TYPE,
            CONSTANT_MODULE,
            CONSTANT_PACKAGE ->
            at += 3;
        case CONSTANT_METHOD_HANDLE -> at += 4;
        default -> at += 5;
      }
    }
    afterConstants = at;
  }

  /** The access flags of the class. */
  int access() {
    return u2(afterConstants);
  }

  /** The internal name of the class. */
  String name() {
    return className(u2(afterConstants + 2));
  }

  /** The internal name of the superclass; null only for {@code java/lang/Object} and modules. */
  @Nullable String superName() {
    int index = u2(afterConstants + 4);
    return index == 0 ? null : className(index);
  }

  /** The internal names of the interfaces it names itself. */
  String[] interfaces() {
    int count = u2(afterConstants + 6);
    if (count == 0) {
      return NO_NAMES;
    }
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = className(u2(afterConstants + 8 + 2 * i));
    }
    return names;
  }

  /** Whether it declares a method of one of these signatures. */
  boolean declaresAny(Signatures signatures) {
    int at = skipMembers(afterConstants + 8 + 2 * u2(afterConstants + 6));
    int methods = u2(at);
    at += 2;
    for (int i = 0; i < methods; i++) {
      int name = constants[u2(at + 2)];
      int descriptor = constants[u2(at + 4)];
      if (signatures.mayContain(bytes, name + 2, u2(name), descriptor + 2, u2(descriptor))) {
        return true;
      }
      at = skipAttributes(at + 6);
    }
    return false;
  }

  /** Whether it declares a field of this name, whatever its type. */
  boolean declaresField(String name) {
    int at = afterConstants + 8 + 2 * u2(afterConstants + 6);
    int fields = u2(at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      if (utf8(u2(at + 2)).equals(name)) {
        return true;
      }
      at = skipAttributes(at + 6);
    }
    return false;
  }

  private int skipMembers(int at) {
    int members = u2(at);
    at += 2;
    for (int i = 0; i < members; i++) {
      at = skipAttributes(at + 6);
    }
    return at;
  }

  private int skipAttributes(int at) {
    int attributes = u2(at);
    at += 2;
    for (int i = 0; i < attributes; i++) {
      int length = u2(at + 2) << 16 | u2(at + 4);
      if (length < 0) {
        // 2 GiB and more: no class file. Going back by it could go on for minutes.
        throw new IndexOutOfBoundsException("attribute length " + Integer.toUnsignedString(length));
      }
      at += 6 + length;
    }
    return at;
  }

  private String className(int classIndex) {
    return utf8(u2(constants[classIndex]));
  }

  private String utf8(int index) {
    int utf8 = constants[index];
    // Modified UTF-8 differs from UTF-8 only where a name has NUL or supplementary characters; such
    // a class is then looked up under another name, and not found: nobody's instrumentation has
    // one.
    return new String(bytes, utf8 + 2, u2(utf8), StandardCharsets.UTF_8);
  }

  private int u2(int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
