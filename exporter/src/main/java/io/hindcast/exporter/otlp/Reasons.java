package io.hindcast.exporter.otlp;

/** Short texts of failures, fit for one line of a log. */
final class Reasons {
  private static final int MAX_CHARS = 300;

  private Reasons() {}

  static String of(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    return clean(message == null ? type : type + ": " + message);
  }

  /** What others sent may hold line breaks and be long. */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_CHARS) + 3);
    for (int i = 0; i < text.length() && i < MAX_CHARS; i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) ? ' ' : c);
    }
    return text.length() > MAX_CHARS ? out.append("...").toString() : out.toString();
  }
}
