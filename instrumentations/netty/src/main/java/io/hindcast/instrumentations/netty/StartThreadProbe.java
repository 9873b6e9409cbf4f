package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.DetachedProbe;

/**
 * Where a loop or a timer gets its thread, because somebody gives it its first task: the thread
 * serves everybody from then on, so nothing is handed over to it.
 */
public final class StartThreadProbe extends DetachedProbe {
  /** For the slot. */
  public StartThreadProbe() {}
}
