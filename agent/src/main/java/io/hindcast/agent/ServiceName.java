package io.hindcast.agent;

/** The name of a service that nobody has named: that of its jar or main class. */
final class ServiceName {
  private static final String UNKNOWN = "unknown_service:java";

  private ServiceName() {}

  /**
   * The name.
   *
   * @param command the value of {@code sun.java.command}
   */
  static String of(String command) {
    int space = command.indexOf(' ');
    String main = (space < 0 ? command : command.substring(0, space)).strip();
    int slash = Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\'));
    String last = main.substring(slash + 1);
    if (last.endsWith(".jar") || last.endsWith(".war")) {
      last = last.substring(0, last.length() - ".jar".length());
    }
    return last.isEmpty() ? UNKNOWN : last;
  }
}
