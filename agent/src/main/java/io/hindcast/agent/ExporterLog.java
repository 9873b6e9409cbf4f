package io.hindcast.agent;

import io.hindcast.exporter.Log;
import io.hindcast.tooling.AgentLog;

/** Lets the exporter, which knows no tooling, speak with the agent's voice. */
final class ExporterLog implements Log {
  private final AgentLog log;

  ExporterLog(AgentLog log) {
    this.log = log;
  }

  @Override
  public void info(String message) {
    log.info(message);
  }

  @Override
  public void warn(String message) {
    log.warn(message);
  }

  @Override
  public void debug(String message) {
    log.debug(message);
  }
}
