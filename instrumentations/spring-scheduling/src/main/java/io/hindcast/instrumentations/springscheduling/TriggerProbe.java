package io.hindcast.instrumentations.springscheduling;

import io.hindcast.bootstrap.probe.DetachedProbe;

/**
 * {@code ReschedulingRunnable.schedule()}: to the pool it looks like a task that runs once, and
 * would drag the request that started it along from run to run for good.
 */
public final class TriggerProbe extends DetachedProbe {
  /** For the slot. */
  public TriggerProbe() {}
}
