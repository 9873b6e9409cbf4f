package io.hindcast.tooling.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One option.
 *
 * @param name its name as a system property, in a file and in the agent's arguments
 * @param type how its text is read
 * @param fallback its value where it is not set; null where there is none
 * @param whenUnset what happens where it is not set, for a person
 */
public record Option<T>(String name, OptionType<T> type, @Nullable T fallback, String whenUnset) {
  /** An option whose fallback speaks for itself. */
  Option(String name, OptionType<T> type, T fallback) {
    this(name, type, fallback, type.shown(fallback));
  }

  /** The option's name as an environment variable: {@code a.b-c} is {@code A_B_C}. */
  public String environmentVariable() {
    return environmentVariable(name);
  }

  /** Its value where it is set to something that is not allowed; null where there is none. */
  @Nullable T afterRefusal() {
    T own = type.afterRefusal();
    return own == null ? fallback : own;
  }

  /** What happens then, for a person. */
  String whenRefused() {
    T own = type.afterRefusal();
    return own == null ? whenUnset : type.shown(own);
  }

  /** Whether it may be set to a text; blanks are as if it were not set. */
  boolean allows(String text) {
    return text.isBlank() || type.parse(text.strip()) != null;
  }

  /** What is said of a value that is not allowed. */
  String refusal(Setting setting, String goingOnWith) {
    return "option "
        + name
        + "="
        + type.shownText(setting.value())
        + " ("
        + setting.origin()
        + ") is refused; allowed: "
        + type.allowed()
        + "; going on with "
        + goingOnWith;
  }

  static String environmentVariable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
