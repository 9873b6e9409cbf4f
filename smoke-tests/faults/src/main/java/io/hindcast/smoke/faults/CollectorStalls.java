package io.hindcast.smoke.faults;

import java.io.IOException;

/** The collector accepts connections and does nothing with them, until the fault is over. */
class CollectorStalls extends Scenario {
  private final Setup setup;

  CollectorStalls(String label, Setup setup, Promise promise) {
    super(label, promise);
    this.setup = setup;
  }

  @Override
  final Setup setup() {
    return setup;
  }

  @Override
  final void begin(Surroundings surroundings) {
    surroundings.proxy().stall();
  }

  @Override
  final void end(Surroundings surroundings) throws IOException {
    surroundings.proxy().pass();
  }

  /** What was on its way arrives in the end; the agent could not wait for that. */
  @Override
  final boolean deceives() {
    return true;
  }
}
