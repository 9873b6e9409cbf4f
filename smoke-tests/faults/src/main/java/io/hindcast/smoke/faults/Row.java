package io.hindcast.smoke.faults;

import java.util.List;
import java.util.Optional;

/**
 * One scenario's line of the table.
 *
 * @param result empty where it could not be played
 * @param notes what was not kept of the promises, or why it could not be played
 */
record Row(String fault, Optional<Result> result, List<String> notes) {

  /**
   * What was measured.
   *
   * @param control of a run without the fault
   */
  record Result(Played played, Latency control) {}

  static Row played(Scenario scenario, Result result, List<String> broken) {
    return new Row(scenario.toString(), Optional.of(result), broken);
  }

  static Row notPlayed(Scenario scenario, String why) {
    return new Row(scenario.toString(), Optional.empty(), List.of(why));
  }

  boolean isPlayed() {
    return result.isPresent();
  }

  /** Whether it was played and all was well. */
  boolean isKept() {
    return isPlayed() && notes.isEmpty();
  }

  /** In words: the outcome, and the notes. */
  String outcome() {
    if (isKept()) {
      return "kept";
    }
    return (isPlayed() ? "**broken**: " : "not played: ") + String.join("; ", notes);
  }

  /** What the agent has said in the course of it. */
  List<String> agentLines() {
    return result.map(measured -> measured.played().counts().lines()).orElse(List.of());
  }

  String cell(Column column) {
    return result.map(column::of).orElse(Column.NOTHING);
  }
}
