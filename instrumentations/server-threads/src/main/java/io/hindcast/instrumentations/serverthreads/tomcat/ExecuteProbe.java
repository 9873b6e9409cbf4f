package io.hindcast.instrumentations.serverthreads.tomcat;

import io.hindcast.instrumentations.serverthreads.HandOverProbe;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * {@code ThreadPoolExecutor.execute(Runnable)}. What Tomcat calls a rejection is none: when all
 * threads are busy it puts the task into the queue after all. What this method throws is one.
 */
public final class ExecuteProbe extends HandOverProbe {
  private static final String CONNECTIONS = "org.apache.tomcat.util.net.";

  /** For the slot. */
  public ExecuteProbe() {}

  /** Earlier ones extend the JDK's, and what is handed over comes by there. */
  @Override
  protected boolean isMeant(Object pool) {
    return !(pool instanceof ThreadPoolExecutor);
  }

  @Override
  protected boolean isServers(String className) {
    return className.startsWith(CONNECTIONS);
  }
}
