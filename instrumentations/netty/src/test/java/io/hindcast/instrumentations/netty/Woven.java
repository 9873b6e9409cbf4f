package io.hindcast.instrumentations.netty;

import io.hindcast.instrumentations.executors.ExecutorsModule;
import io.hindcast.instrumentations.testing.WovenExtension;

/** What is woven in these tests: loops may run on the threads of a pool. */
final class Woven {
  private Woven() {}

  static WovenExtension extension() {
    return WovenExtension.of(new NettyModule(), new ExecutorsModule());
  }
}
