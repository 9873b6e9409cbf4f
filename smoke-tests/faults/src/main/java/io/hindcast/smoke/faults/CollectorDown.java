package io.hindcast.smoke.faults;

import java.io.IOException;

/** Nobody listens any more, until the fault is over. */
class CollectorDown extends Scenario {
  private final Setup setup;

  CollectorDown(String label, Setup setup, Promise promise) {
    super(label, promise);
    this.setup = setup;
  }

  @Override
  final Setup setup() {
    return setup;
  }

  @Override
  final void begin(Surroundings surroundings) throws IOException {
    surroundings.proxy().refuse();
  }

  @Override
  final void end(Surroundings surroundings) throws IOException {
    surroundings.proxy().pass();
  }
}
