package io.hindcast.agent;

import org.jspecify.annotations.Nullable;

/**
 * Other agents that trace. Two of them in one JVM write each span twice and fight over the headers,
 * so the one that cannot be known to cope stays out.
 */
final class OtherAgents {
  // The JVM puts the jar of each -javaagent on the class path, whichever comes first.
  private static final String[][] PREMAIN_CLASSES = {
    {"io/opentelemetry/javaagent/OpenTelemetryAgent.class", "OpenTelemetry"},
    {"datadog/trace/bootstrap/AgentBootstrap.class", "Datadog"},
    {"co/elastic/apm/agent/premain/AgentMain.class", "Elastic APM"},
    {"org/glowroot/agent/AgentPremain.class", "Glowroot"},
  };

  private OtherAgents() {}

  /** The name of one that is there; null for none. */
  static @Nullable String find() {
    for (String[] agent : PREMAIN_CLASSES) {
      if (ClassLoader.getSystemResource(agent[0]) != null) {
        return agent[1];
      }
    }
    return null;
  }
}
