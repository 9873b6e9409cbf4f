package io.hindcast.smoke.overhead;

import java.util.List;

/** A question with a table of its own; each can be asked alone. */
@SuppressWarnings("ImmutableEnumChecker") // List.of gives lists that nobody can change.
enum Part {
  REQUESTS("requests", List.of(Arm.values())),
  STEADY("steady", List.of(Arm.values())) {
    @Override
    int times() {
      return 4;
    }
  },
  STARTUP("startup", List.of(Arm.NONE, Arm.HINDCAST, Arm.OPENTELEMETRY, Arm.DATADOG)),
  SPANS("spans", List.of(Arm.NONE, Arm.HINDCAST, Arm.OPENTELEMETRY)),
  MEMORY("memory", List.of(Arm.NONE, Arm.HINDCAST, Arm.OPENTELEMETRY)),
  ARCHIVE("archive", List.of(Arm.NONE, Arm.HINDCAST));

  private final String label;
  private final List<Arm> arms;

  Part(String label, List<Arm> arms) {
    this.label = label;
    this.arms = arms;
  }

  String label() {
    return label;
  }

  /** How many rounds it has for one of the run: short ones are more. */
  int times() {
    return 1;
  }

  List<Arm> arms() {
    return arms;
  }

  static Part named(String label) {
    for (Part part : values()) {
      if (part.label.equals(label)) {
        return part;
      }
    }
    throw new IllegalArgumentException(
        "no part \"" + label + "\"; there are requests, steady, startup, spans, memory, archive");
  }
}
