package io.hindcast.tooling.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where values come from, in order of precedence: the agent's arguments, system properties,
 * environment variables, the file that {@code hindcast.config} names.
 */
final class Sources {
  private final Map<String, String> arguments;
  private final Properties system;
  private final Map<String, String> environment;
  private String fileName = "";

  /** Written after the name, read before it. */
  private volatile Map<String, String> file = Map.of();

  Sources(@Nullable String arguments, Properties system, Map<String, String> environment) {
    this.arguments = splitArguments(arguments == null ? "" : arguments);
    this.system = system;
    this.environment = environment;
  }

  /** What is taken of the file of options. */
  Map<String, String> file() {
    return file;
  }

  /** Takes what a file of options holds, in place of what it held before. */
  void replaceFile(String path, Map<String, String> options) {
    fileName = path;
    file = options;
  }

  /** The value that counts; null where it is set nowhere, or to nothing. */
  @Nullable Setting find(String name) {
    String value = arguments.get(name);
    if (value != null && !value.isBlank()) {
      return new Setting(value.strip(), "argument " + name + " of -javaagent");
    }
    value = system.getProperty(name);
    if (value != null && !value.isBlank()) {
      return new Setting(value.strip(), "system property " + name);
    }
    String variable = Option.environmentVariable(name);
    value = environment.get(variable);
    if (value != null && !value.isBlank()) {
      return new Setting(value.strip(), "environment variable " + variable);
    }
    value = file.get(name);
    if (value != null && !value.isBlank()) {
      return inFile(fileName, name, value);
    }
    return null;
  }

  /** What a file says of an option. */
  static Setting inFile(String path, String name, String text) {
    return new Setting(text.strip(), name + " in " + path);
  }

  /** Every name that is set and may be meant for us, with its setting. */
  Map<String, Setting> all() {
    Map<String, Setting> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : arguments.entrySet()) {
      all.put(entry.getKey(), new Setting(entry.getValue(), "an argument of -javaagent"));
    }
    for (String name : system.stringPropertyNames()) {
      if (isOurs(name)) {
        all.put(name, new Setting(String.valueOf(system.getProperty(name)), "a system property"));
      }
    }
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      if (entry.getKey().startsWith("HINDCAST_") && !isOfKubernetes(entry.getKey())) {
        all.put(entry.getKey(), new Setting(entry.getValue(), "an environment variable"));
      }
    }
    for (Map.Entry<String, String> entry : file.entrySet()) {
      all.put(entry.getKey(), new Setting(entry.getValue(), fileName));
    }
    return all;
  }

  /** Kubernetes tells each container of a service called "hindcast" in variables of these names. */
  private static boolean isOfKubernetes(String variable) {
    return variable.startsWith("HINDCAST_SERVICE_") || variable.startsWith("HINDCAST_PORT");
  }

  static boolean isOurs(String name) {
    return name.startsWith("hindcast.");
  }

  /**
   * {@code key=value,key=value}. A comma may be part of a value: what does not begin with the name
   * of an option goes on with the value before it.
   */
  private static Map<String, String> splitArguments(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    String key = null;
    int from = 0;
    while (from < text.length()) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      String part = text.substring(from, to);
      String name = part.strip();
      if (name.isEmpty() && key == null) {
        from = to + 1;
        continue;
      }
      if (key == null || isOurs(name) || name.startsWith("otel.")) {
        int equals = name.indexOf('=');
        key = equals < 0 ? name : name.substring(0, equals).strip();
        pairs.put(key, equals < 0 ? "" : name.substring(equals + 1));
      } else {
        pairs.put(key, pairs.get(key) + "," + part);
      }
      from = to + 1;
    }
    return pairs;
  }
}
