package io.hindcast.tooling.config;

import io.hindcast.tooling.CapturedLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What is set where, for one test, and the options that come of it. */
final class Loaded {
  private final CapturedLog log = new CapturedLog();
  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable String arguments;

  Loaded arguments(String text) {
    arguments = text;
    return this;
  }

  Loaded system(String name, String value) {
    system.setProperty(name, value);
    return this;
  }

  Loaded environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Config config() {
    return Config.load(arguments, system, environment, log.log());
  }

  List<String> lines() {
    return log.lines();
  }
}
