package io.hindcast.tooling.config;

import io.hindcast.tooling.AgentLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Options that may change while the application runs: because the file of options did, or because
 * somebody sets them in this process. Each change is one line. A value that is not allowed is
 * refused with one line and changes nothing.
 *
 * <p>What was set in this process goes before every other source, until it is taken back or the
 * file changes that option to what is allowed; then the usual order of precedence holds again.
 *
 * <p>Thread safety: any thread. Changes take turns; readers see all values of one moment.
 */
public final class LiveOptions {
  private static final String IN_THIS_PROCESS = "set in the running process";

  private final Sources sources;
  private final UnknownOptions unknown;
  private final AgentLog log;

  /** By name. Guarded by this. */
  private final Map<String, Setting> setHere = new HashMap<>();

  /** What the file has now and was not taken, so that it is said once. Guarded by this. */
  private Map<String, String> refusedInFile = Map.of();

  /** Never changed, but another one takes its place. */
  private volatile OptionValues values;

  /**
   * What became of a wish.
   *
   * @param done false: something was refused, so nothing was changed
   * @param lines for whoever has wished
   */
  public record Outcome(boolean done, List<String> lines) {}

  LiveOptions(Sources sources, OptionValues values, UnknownOptions unknown, AgentLog log) {
    this.sources = sources;
    this.values = values;
    this.unknown = unknown;
    this.log = log;
  }

  /** What they are now: the same object until one of them changes. */
  public OptionValues values() {
    return values;
  }

  /**
   * Sets options in this process: all of them, or none where one is refused.
   *
   * @param wishes texts by name; nothing but blanks takes back what was set so before
   */
  public synchronized Outcome set(Map<String, String> wishes) {
    List<String> refused = new ArrayList<>();
    for (Map.Entry<String, String> wish : wishes.entrySet()) {
      String complaint = complaint(wish.getKey(), new Setting(wish.getValue(), IN_THIS_PROCESS));
      if (complaint != null) {
        refused.add(complaint);
      }
    }
    if (!refused.isEmpty()) {
      return new Outcome(false, refused);
    }
    for (Map.Entry<String, String> wish : wishes.entrySet()) {
      if (wish.getValue().isBlank()) {
        setHere.remove(wish.getKey());
      } else {
        setHere.put(wish.getKey(), new Setting(wish.getValue().strip(), IN_THIS_PROCESS));
      }
    }
    lookAgain();
    List<String> lines = new ArrayList<>();
    for (String name : wishes.keySet()) {
      OptionValue<?> value = values.of(name);
      if (value != null) {
        lines.add(value.line());
      }
    }
    return new Outcome(true, lines);
  }

  /** Why a wish can't be granted; null where it can. */
  private @Nullable String complaint(String name, Setting wish) {
    OptionValue<?> now = values.of(name);
    if (now != null) {
      return now.option().allows(wish.value()) ? null : now.option().refusal(wish, now.shown());
    }
    if (!unknown.knows(name)) {
      return unknown.complaint(name, wish);
    }
    return "option " + name + " is read when the application starts, and not before";
  }

  /** The file of options holds other options from now on. */
  synchronized void fileChanged(String path, Map<String, String> options) {
    Map<String, String> before = sources.file();
    Map<String, String> after = allowed(path, before, options);
    sources.replaceFile(path, after);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String text = after.get(name);
      if (Objects.equals(before.get(name), text)) {
        continue;
      }
      if (values.of(name) != null) {
        setHere.remove(name);
      } else if (unknown.knows(name)) {
        log.info(
            "option "
                + name
                + " was changed in "
                + path
                + "; it is read when the application starts, and not before");
      } else if (text != null) {
        log.warn(unknown.complaint(name, new Setting(text, path)));
      }
    }
    lookAgain();
  }

  /** What the file has, but what is not allowed is as it was before. */
  private Map<String, String> allowed(
      String path, Map<String, String> before, Map<String, String> options) {
    Map<String, String> allowed = new LinkedHashMap<>(options);
    Map<String, String> refused = new HashMap<>();
    for (OptionValue<?> value : values.all()) {
      Option<?> option = value.option();
      String name = option.name();
      String text = options.get(name);
      String last = before.get(name);
      // What was refused at the start is what it was before.
      if (text == null || text.equals(last) || option.allows(text)) {
        continue;
      }
      refused.put(name, text);
      if (!text.equals(refusedInFile.get(name))) {
        log.warn(option.refusal(Sources.inFile(path, name, text), value.shown()));
      }
      if (last == null) {
        allowed.remove(name);
      } else {
        allowed.put(name, last);
      }
    }
    refusedInFile = refused;
    return allowed;
  }

  /** Takes over what has changed of what is set. */
  private void lookAgain() {
    Map<String, OptionValue<?>> next = new LinkedHashMap<>();
    boolean same = true;
    for (OptionValue<?> value : values.all()) {
      OptionValue<?> found = lookAgain(value);
      next.put(found.option().name(), found);
      same &= Objects.equals(found.seen(), value.seen());
    }
    if (!same) {
      values = new OptionValues(next);
    }
  }

  private <T> OptionValue<T> lookAgain(OptionValue<T> now) {
    Option<T> option = now.option();
    Setting setting = setHere.get(option.name());
    if (setting == null) {
      setting = sources.find(option.name());
    }
    if (Objects.equals(setting, now.seen())) {
      return now;
    }
    if (setting == null) {
      return changed(now, OptionValue.fallback(option, null));
    }
    T value = option.type().parse(setting.value());
    if (value == null) {
      if (now.origin().equals(IN_THIS_PROCESS)) {
        // A wish that was taken back is over, whatever comes after it.
        return changed(now, OptionValue.fallback(option, setting));
      }
      log.warn(option.refusal(setting, now.shown()));
      return new OptionValue<>(option, now.value(), now.origin(), setting);
    }
    return changed(now, new OptionValue<>(option, value, setting.origin(), setting));
  }

  private <T> OptionValue<T> changed(OptionValue<T> before, OptionValue<T> after) {
    if (!Objects.equals(before.value(), after.value())) {
      log.info(
          "option "
              + after.option().name()
              + " is changed from "
              + before.shown()
              + " to "
              + after.shown()
              + " ("
              + after.origin()
              + ")");
    }
    return after;
  }
}
