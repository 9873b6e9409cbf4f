package io.hindcast.instrumentations.netty;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;

class GlobalEventExecutorTest extends EventExecutorContract {
  @Override
  EventExecutor newExecutor() {
    return GlobalEventExecutor.INSTANCE;
  }

  @Override
  void close(EventExecutor toClose) {
    // There is one in a process, and it never ends.
  }

  @Override
  boolean isCounted() {
    return false;
  }
}
