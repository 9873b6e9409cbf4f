package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaitReading;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // of 4.2; what is in both
class NioEventLoopTest extends EventExecutorContract {
  @Override
  EventExecutor newExecutor() {
    return loopOf(new NioEventLoopGroup(1));
  }

  /** By the method of both: what it returns has another type in each. */
  private static EventExecutor loopOf(EventExecutorGroup group) {
    return group.next();
  }

  @Test
  void waits_areCountedByTheNameOfTheLoops() throws Exception {
    EventExecutor loop = loopOf(new NioEventLoopGroup(1, new DefaultThreadFactory("shop-io")));
    InternalRecord root =
        woven.under(
            () -> {
              loop.execute(seen::look);
              loop.submit(seen::look).get();
            });
    close(loop);

    assertThat(ExecutorPools.queueWaits())
        .filteredOn(waits -> waits.executor().startsWith("shop-io"))
        .singleElement()
        .satisfies(NioEventLoopTest::isOneWait);
    assertThat(seen.spans()).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static void isOneWait(QueueWaitReading waits) {
    // Of what was given to execute; a future carries no moment.
    assertThat(waits.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
  }
}
