package io.hindcast.tooling.weave;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Whose slot it is, for as long as it is theirs. */
final class SlotOwner {
  /** The module's name. */
  final String instrumentation;

  /** The probe's class name. */
  final String probe;

  /** How often the probe failed here. */
  final AtomicInteger failures = new AtomicInteger();

  /** How often all probes of the module failed anywhere. */
  final AtomicLong allFailures;

  SlotOwner(String instrumentation, String probe, AtomicLong allFailures) {
    this.instrumentation = instrumentation;
    this.probe = probe;
    this.allFailures = allFailures;
  }
}
