package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DefaultEventExecutorTest extends EventExecutorContract {
  @Override
  EventExecutor newExecutor() {
    return new DefaultEventExecutorGroup(1).next();
  }

  @Test
  void aGroup_handsOnToItsExecutors() throws Exception {
    EventExecutorGroup group = new DefaultEventExecutorGroup(2);
    InternalRecord root =
        woven.under(
            () -> {
              group.submit(seen::look).get();
              group.schedule(seen::look, 1, TimeUnit.MILLISECONDS).get();
            });
    group.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();

    assertThat(seen.spans()).hasSize(2).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }
}
