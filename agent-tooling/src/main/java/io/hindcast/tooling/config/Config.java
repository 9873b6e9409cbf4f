package io.hindcast.tooling.config;

import io.hindcast.tooling.AgentLog;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of this process. A value that is not allowed is refused with one line, once, and the
 * option's fallback is used; nothing here throws because of what somebody has set. Thread safety:
 * any thread.
 */
public final class Config {
  private static final String INSTRUMENTATION = "hindcast.instrumentation.";
  private static final String ENABLED = ".enabled";
  private static final String[] SECRETS = {
    "header", "password", "passwd", "secret", "token", "key", "auth", "credential", "attributes"
  };

  private final Sources sources;
  private final AgentLog log;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  private Config(Sources sources, AgentLog log) {
    this.sources = sources;
    this.log = log;
  }

  /**
   * Reads the options.
   *
   * @param arguments what stands behind the equals sign of {@code -javaagent}; null for nothing
   */
  public static Config load(
      @Nullable String arguments,
      Properties system,
      Map<String, String> environment,
      AgentLog log) {
    Sources sources = new Sources(arguments, system, environment);
    Config config = new Config(sources, log);
    Setting path = sources.find(Options.CONFIG.name());
    if (path != null) {
      config.loadFile(path);
    }
    return config;
  }

  private void loadFile(Setting path) {
    try {
      sources.load(path.value());
    } catch (IOException unreadable) {
      log.warn(
          "option "
              + Options.CONFIG.name()
              + "="
              + path.value()
              + " ("
              + path.origin()
              + ") "
              + unreadable.getMessage()
              + "; allowed: the path of a properties file; going on without the file");
    }
  }

  /** The value of an option that may have none. */
  public <T> @Nullable T find(Option<T> option) {
    Setting setting = sources.find(option.name());
    if (setting == null) {
      return option.fallback();
    }
    T value = option.type().parse(setting.value());
    if (value == null) {
      refuse(option, setting);
      return option.fallback();
    }
    return value;
  }

  /** The value of an option that has a fallback. */
  public <T> T get(Option<T> option) {
    T value = find(option);
    if (value == null) {
      throw new IllegalArgumentException("the option has no fallback: option=" + option.name());
    }
    return value;
  }

  /** The value for a signal of an OTLP option: its own, the general one, the fallback. */
  public <T> @Nullable T find(Options.OtlpOption<T> option, String signal) {
    T own = find(option.of(signal));
    return own == null ? find(option.general()) : own;
  }

  /**
   * Says of each name that is no option that it has no effect.
   *
   * @param instrumentations the names of all instrumentations
   */
  public void refuseUnknown(List<String> instrumentations) {
    Set<String> known = new HashSet<>();
    for (Option<?> option : Options.OWN) {
      known.add(option.name());
      known.add(option.environmentVariable());
    }
    for (String name : instrumentations) {
      Option<Boolean> option = Options.instrumentationEnabled(name);
      known.add(option.name());
      known.add(option.environmentVariable());
    }
    for (Map.Entry<String, Setting> set : sources.all().entrySet()) {
      String name = set.getKey();
      if (known.contains(name) || name.startsWith("otel.")) {
        continue;
      }
      log.warn(
          "option "
              + name
              + "="
              + shown(name, set.getValue().value())
              + " ("
              + set.getValue().origin()
              + ") is not known; allowed: "
              + allowed(name, known, instrumentations)
              + "; it has no effect");
    }
  }

  private static String allowed(String name, Set<String> known, List<String> instrumentations) {
    if (name.startsWith(INSTRUMENTATION)
        || name.startsWith(Option.environmentVariable(INSTRUMENTATION))) {
      return INSTRUMENTATION + "<name>" + ENABLED + " with one of " + instrumentations;
    }
    if (known.contains("hindcast." + name)) {
      return "did you mean hindcast." + name + "?";
    }
    String nearest = Nearest.to(name, known);
    return nearest == null ? "the options of the README" : "did you mean " + nearest + "?";
  }

  // What it would have been is not known, so neither is whether it is a secret.
  private static String shown(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String word : SECRETS) {
      if (lower.contains(word)) {
        return OptionType.NOT_SHOWN;
      }
    }
    return value;
  }

  private void refuse(Option<?> option, Setting setting) {
    if (!refused.add(option.name())) {
      return;
    }
    log.warn(
        "option "
            + option.name()
            + "="
            + option.type().shownText(setting.value())
            + " ("
            + setting.origin()
            + ") is refused; allowed: "
            + option.type().allowed()
            + "; going on with "
            + option.whenUnset());
  }
}
