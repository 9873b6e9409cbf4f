package io.hindcast.tooling.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells names of options from typing errors. Thread safe. */
final class UnknownOptions {
  private static final String INSTRUMENTATION = "hindcast.instrumentation.";
  private static final String[] SECRETS = {
    "header", "password", "passwd", "secret", "token", "key", "auth", "credential", "attributes"
  };

  private final Set<String> known = new HashSet<>();
  private final List<String> instrumentations;

  /**
   * All options there are.
   *
   * @param instrumentations the names of all instrumentations
   */
  UnknownOptions(List<String> instrumentations) {
    this.instrumentations = instrumentations;
    for (Option<?> option : Options.OWN) {
      add(option);
    }
    for (String name : instrumentations) {
      add(Options.instrumentationEnabled(name));
    }
  }

  private void add(Option<?> option) {
    known.add(option.name());
    known.add(option.environmentVariable());
  }

  /** Whether a name is one of ours, or of the specification, of which nobody knows all. */
  boolean knows(String name) {
    return known.contains(name) || name.startsWith("otel.");
  }

  /** What is said of a name that is not known. */
  String complaint(String name, Setting setting) {
    return "option "
        + name
        + "="
        + shown(name, setting.value())
        + " ("
        + setting.origin()
        + ") is not known; allowed: "
        + allowed(name)
        + "; it has no effect";
  }

  private String allowed(String name) {
    if (name.startsWith(INSTRUMENTATION)
        || name.startsWith(Option.environmentVariable(INSTRUMENTATION))) {
      return INSTRUMENTATION + "<name>.enabled with one of " + instrumentations;
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
}
