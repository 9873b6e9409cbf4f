package io.hindcast.instrumentations.reactor;

import io.hindcast.bootstrap.carry.MadeProbe;

/** Every constructor of a subscriber or a subscription. */
public final class SubscriberMadeProbe extends MadeProbe {
  /** For the slot. */
  public SubscriberMadeProbe() {}
}
