package io.hindcast.smoke.faults;

import io.hindcast.smoke.stage.LoadOutcome;

/** Of the requests of one load, from the time each was due; in milliseconds. */
record Latency(double p50, double p99) {
  static Latency of(LoadOutcome load) {
    return new Latency(load.milliseconds(50), load.milliseconds(99));
  }
}
