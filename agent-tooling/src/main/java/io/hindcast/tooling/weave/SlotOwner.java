package io.hindcast.tooling.weave;

import java.util.concurrent.atomic.AtomicInteger;

/** Whose slot it is, for as long as it is theirs. */
final class SlotOwner {
  /** The module's name. */
  final String instrumentation;

  /** The probe's class name. */
  final String probe;

  /** How often the probe failed here. */
  final AtomicInteger failures = new AtomicInteger();

  SlotOwner(String instrumentation, String probe) {
    this.instrumentation = instrumentation;
    this.probe = probe;
  }
}
