package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.instrumentations.serverthreads.HandOverProbe;

/**
 * {@code QueuedThreadPool.execute(Runnable)}. What {@code AsyncContext.start} makes of its task is
 * Jetty's own too: the task inside of it carries its context ({@link StartProbe}).
 */
public final class ExecuteProbe extends HandOverProbe {
  private static final String JETTY = "org.eclipse.jetty.";

  /** For the slot. */
  public ExecuteProbe() {}

  @Override
  protected boolean isServers(String className) {
    return className.startsWith(JETTY);
  }
}
