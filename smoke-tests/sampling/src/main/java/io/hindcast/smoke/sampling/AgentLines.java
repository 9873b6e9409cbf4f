package io.hindcast.smoke.sampling;

import java.util.List;

/** The agent says that it starts, which option was changed, and nothing else: all is well. */
final class AgentLines {
  private AgentLines() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    played
        .lines()
        .forEach(
            (service, lines) ->
                lines.stream()
                    .skip(1)
                    .filter(line -> !line.contains(" is changed from "))
                    .forEach(line -> wrong.add(service + " says: " + line)));
    return wrong.all();
  }
}
