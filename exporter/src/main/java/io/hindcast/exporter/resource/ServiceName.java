package io.hindcast.exporter.resource;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name that a process goes by. */
public final class ServiceName {
  private static final String KEY = "service.name";

  /** OpenTelemetry specification, "Resource semantic conventions": the name of who has none. */
  private static final String UNKNOWN = "unknown_service:java";

  private ServiceName() {}

  /**
   * The configured name, else that of the program's jar or main class. Cheap enough for the start
   * of a JVM.
   *
   * @param configured resource attributes that were configured
   * @param javaCommand the property {@code sun.java.command}; null where the JVM has none
   */
  public static String detect(Map<String, String> configured, @Nullable String javaCommand) {
    String name = configured.get(KEY);
    if (name != null && !name.isBlank()) {
      return name;
    }
    String program = javaCommand == null ? "" : program(javaCommand.strip());
    return program.isEmpty() ? UNKNOWN : program;
  }

  /**
   * {@code /opt/shop-1.2.jar --port 1} and {@code com.shop.Main}, also {@code
   * module/com.shop.Main}.
   */
  private static String program(String command) {
    int jar = jarEnd(command);
    if (jar > 0) {
      int from = Math.max(command.lastIndexOf('/', jar), command.lastIndexOf('\\', jar)) + 1;
      return command.substring(from, jar);
    }
    int space = command.indexOf(' ');
    String main = space < 0 ? command : command.substring(0, space);
    return main.substring(Math.max(main.lastIndexOf('.'), main.lastIndexOf('/')) + 1);
  }

  /** A path may hold spaces, so the first {@code .jar} that ends a word counts. */
  private static int jarEnd(String command) {
    int at = command.indexOf(".jar");
    while (at >= 0) {
      int end = at + 4;
      if (end == command.length() || command.charAt(end) == ' ') {
        // An argument of a main class may be a jar too.
        return isPath(command, at) ? at : -1;
      }
      at = command.indexOf(".jar", end);
    }
    return -1;
  }

  private static boolean isPath(String command, int jar) {
    int space = command.indexOf(' ');
    if (space < 0 || space > jar) {
      return true;
    }
    // With a space before it: a path if it looks like one from its beginning on.
    return command.startsWith("/") || command.startsWith("./") || command.indexOf(":\\") == 1;
  }
}
