package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.CarryingTask;
import org.junit.jupiter.api.Test;

/** As with a pool of the JDK's: what remembers the task, and the state of the probe. */
class HandOverAllocationTest {
  private static final int TASK = 16;
  private static final int ENTRY = 48;
  private static final int STATE = 24;
  private static final double LIMIT = TASK + ENTRY + STATE + 1;

  private final ThreadContext thread = ThreadContext.get();
  private final InternalRecord request = new InternalRecord(thread, null);
  private final Object pool = new Object();

  private static final class Handing extends HandOverProbe {
    @Override
    protected boolean isServers(String className) {
      return className.startsWith("org.");
    }
  }

  @Test
  void aTaskWithAContext() throws Exception {
    HandOverProbe execute = new Handing();
    double bytes =
        Allocation.bytesPerCall(
            () -> {
              Object task = new Object();
              thread.swap(request);
              execute.enter(pool, task, null, null);
              thread.swap(null);
              TaskBegin.of(pool, task, thread);
              thread.swap(null);
            },
            LIMIT);

    assertThat(bytes).isLessThan(LIMIT);
  }

  @Test
  void aTaskThatHasAField() throws Exception {
    HandOverProbe execute = new Handing();
    CarryingTask<String> task = new CarryingTask<>(() -> "");
    double bytes =
        Allocation.bytesPerCall(
            () -> {
              thread.swap(request);
              execute.enter(pool, task, null, null);
              thread.swap(null);
              TaskBegin.of(pool, task, thread);
              thread.swap(null);
            },
            STATE + 1);

    assertThat(bytes).isLessThan(STATE + 1);
  }

  @Test
  void aTaskWithout() throws Exception {
    HandOverProbe execute = new Handing();
    double bytes =
        Allocation.bytesPerCall(
            () -> {
              execute.enter(pool, request, null, null);
              TaskBegin.of(pool, request, thread);
            },
            1);

    assertThat(bytes).isLessThan(1);
  }
}
