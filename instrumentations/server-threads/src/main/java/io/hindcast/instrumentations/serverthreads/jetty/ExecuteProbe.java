package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.instrumentations.serverthreads.HandOverProbe;

/** {@code QueuedThreadPool.execute(Runnable)}. */
public final class ExecuteProbe extends HandOverProbe {
  private static final String JETTY = "org.eclipse.jetty.";

  /** Of {@code AsyncContext.start}: it has the application's task inside. */
  private static final String STARTED = "AsyncContextState";

  /** For the slot. */
  public ExecuteProbe() {}

  @Override
  protected boolean isServers(String className) {
    return className.startsWith(JETTY) && !className.contains(STARTED);
  }
}
