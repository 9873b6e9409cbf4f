package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.ContextsCarrier;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Allocation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a task and a listener carry. Probes called by hand. */
class AllocationTest {
  private static final int TASK = 16;
  private static final int WRAPPER = 24;
  private static final int ENTRY = 24;

  private final ThreadContext thread = ThreadContext.get();
  private final InternalRecord request = new InternalRecord(thread, null);

  /** As a woven future. */
  private static final class Future implements ContextsCarrier {
    private @Nullable CarriedContexts newest;

    @Override
    public @Nullable CarriedContexts hindcastContexts() {
      return newest;
    }

    @Override
    public void hindcastContexts(@Nullable CarriedContexts to) {
      newest = to;
    }
  }

  @AfterEach
  void noContext() {
    thread.swap(null);
  }

  @Test
  void taskOfALoop() throws Exception {
    HandOverProbe probe = new HandOverProbe();
    Runnable task = () -> {};
    @Nullable Object[] queue = new Object[1];

    double bytes =
        Allocation.bytesPerCall(
            () -> {
              thread.swap(request);
              Object state = Objects.requireNonNull(probe.enter(null, task, null, null));
              queue[0] = probe.argument(state, task);
              thread.swap(null);
              ((Runnable) Objects.requireNonNull(queue[0])).run();
            },
            WRAPPER + 1);

    assertThat(bytes).isLessThan(WRAPPER + 1);
  }

  @Test
  void listenerOfAFuture() throws Exception {
    ListenerAddedProbe added = new ListenerAddedProbe();
    ListenerRunProbe run = new ListenerRunProbe();
    Future future = new Future();

    double limit = TASK + ENTRY + 1;
    double bytes =
        Allocation.bytesPerCall(
            () -> {
              Object listener = new Object();
              thread.swap(request);
              added.enter(future, listener, null, null);
              thread.swap(null);
              Object state = Objects.requireNonNull(run.enter(null, future, listener, null));
              run.exit(state, null, null);
            },
            limit);

    assertThat(bytes).isLessThan(limit);
  }

  @Test
  void whereThereIsNoContext_nothing() throws Exception {
    HandOverProbe handOver = new HandOverProbe();
    ListenerAddedProbe added = new ListenerAddedProbe();
    ListenerRunProbe run = new ListenerRunProbe();
    Future future = new Future();
    Runnable task = () -> {};

    double bytes =
        Allocation.bytesPerCall(
            () -> {
              handOver.enter(null, task, null, null);
              added.enter(future, task, null, null);
              run.enter(null, future, task, null);
            },
            1);

    assertThat(bytes).isLessThan(1);
  }
}
