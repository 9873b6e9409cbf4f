package io.hindcast.exporter.console;

/** Texts for a terminal. */
final class Texts {
  private Texts() {}

  /** What an application wrote may hold line breaks and codes that terminals obey. */
  static String clean(String text, int maxChars, String ellipsis) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), maxChars));
    for (int i = 0; i < text.length(); i++) {
      if (out.length() >= maxChars) {
        out.setLength(maxChars - ellipsis.length());
        return out.append(ellipsis).toString();
      }
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) ? ' ' : c);
    }
    return out.toString();
  }

  /** Three digits and a unit: 820 ns, 4.21 ms, 1.05 s. */
  static String duration(long nanos) {
    if (nanos < 1_000) {
      return nanos + " ns";
    } else if (nanos < 999_500) {
      return digits(nanos / 1e3) + " us";
    } else if (nanos < 999_500_000) {
      return digits(nanos / 1e6) + " ms";
    }
    return digits(nanos / 1e9) + " s";
  }

  private static String digits(double value) {
    int decimals = value < 9.995 ? 2 : (value < 99.95 ? 1 : 0);
    long factor = decimals == 2 ? 100 : (decimals == 1 ? 10 : 1);
    long scaled = Math.round(value * factor);
    String whole = Long.toString(scaled / factor);
    if (decimals == 0) {
      return whole;
    }
    String rest = Long.toString(scaled % factor);
    return whole + "." + "0".repeat(decimals - rest.length()) + rest;
  }

  static void padRight(StringBuilder out, String text, int width) {
    out.append(text);
    for (int i = text.length(); i < width; i++) {
      out.append(' ');
    }
  }
}
