package io.hindcast.tooling.config;

import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.ConfigFile.Stamp;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of this process. A value that is not allowed is refused with one line, once, and what
 * the option has for that is used, most often its fallback; nothing here throws because of what
 * somebody has set. Thread safety: any thread.
 */
public final class Config {
  private final Sources sources;
  private final AgentLog log;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** The file of options and how it was when it was read; null where none is named. */
  private @Nullable ConfigFile file;

  private @Nullable Stamp stamp;

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
      config.loadFile(new ConfigFile(path));
    }
    return config;
  }

  private void loadFile(ConfigFile named) {
    file = named;
    // Before it is read: what is written to it meanwhile is seen by whoever watches it.
    stamp = named.stamp();
    try {
      sources.replaceFile(named.path(), named.read());
    } catch (IOException unreadable) {
      log.warn(named.complaint(String.valueOf(unreadable.getMessage()), "without the file"));
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
      return option.afterRefusal();
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
    UnknownOptions unknown = new UnknownOptions(instrumentations);
    for (Map.Entry<String, Setting> set : sources.all().entrySet()) {
      if (!unknown.knows(set.getKey())) {
        log.warn(unknown.complaint(set.getKey(), set.getValue()));
      }
    }
  }

  /**
   * Options that may change from now on.
   *
   * @param options which ones
   * @param instrumentations the names of all instrumentations
   */
  public LiveOptions live(List<Option<?>> options, List<String> instrumentations) {
    Map<String, OptionValue<?>> values = new LinkedHashMap<>();
    for (Option<?> option : options) {
      values.put(option.name(), value(option));
    }
    return new LiveOptions(
        sources, new OptionValues(values), new UnknownOptions(instrumentations), log);
  }

  /** What looks whether the file of options was changed; null where none is named. */
  public @Nullable FileWatch watch(LiveOptions options) {
    ConfigFile named = file;
    Stamp read = stamp;
    return named == null || read == null ? null : new FileWatch(named, read, options, log);
  }

  /** An option in a line for a person: name, value, where it was set. */
  public String line(Option<?> option) {
    return value(option).line();
  }

  private <T> OptionValue<T> value(Option<T> option) {
    T value = find(option);
    Setting setting = sources.find(option.name());
    return setting == null || option.type().parse(setting.value()) == null
        ? OptionValue.fallback(option, setting)
        : new OptionValue<>(option, value, setting.origin(), setting);
  }

  private void refuse(Option<?> option, Setting setting) {
    if (!refused.add(option.name())) {
      return;
    }
    log.warn(option.refusal(setting, option.whenRefused()));
  }
}
