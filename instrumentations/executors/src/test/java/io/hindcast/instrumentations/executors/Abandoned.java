package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Contexts that only those refer to whom something was handed over under them. */
final class Abandoned {
  private final List<WeakReference<InternalRecord>> contexts = new ArrayList<>();

  void under(WovenExtension.Block block) throws Exception {
    ThreadContext thread = ThreadContext.get();
    InternalRecord record = new InternalRecord(thread, null);
    contexts.add(new WeakReference<>(record));
    record.activate(thread);
    try {
      block.run();
    } finally {
      record.deactivate(thread);
    }
  }

  void assertNoneIsLeft() {
    for (int i = 0; i < 500 && left() > 0; i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(left()).as("contexts left of " + contexts.size()).isZero();
  }

  private long left() {
    return contexts.stream().filter(context -> !context.refersTo(null)).count();
  }
}
