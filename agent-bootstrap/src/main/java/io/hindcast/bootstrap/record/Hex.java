package io.hindcast.bootstrap.record;

/** Lower-case hexadecimal, as W3C Trace Context writes ids. */
public final class Hex {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Hex() {}

  /** Writes all 16 digits of a value. */
  public static void write(long value, byte[] to, int at) {
    for (int i = at + 15; i >= at; i--) {
      to[i] = DIGITS[(int) value & 15];
      value >>>= 4;
    }
  }

  /** Writes the last 2 digits of a value. */
  public static void writeByte(int value, byte[] to, int at) {
    to[at] = DIGITS[value >>> 4 & 15];
    to[at + 1] = DIGITS[value & 15];
  }

  /** Whether all of a range is lower-case hexadecimal digits. */
  static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (digit(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads a range that {@link #isHex} has accepted, of at most 16 digits. */
  static long read(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 4 | digit(text.charAt(i));
    }
    return value;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    // The specification allows lower case only.
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }
}
