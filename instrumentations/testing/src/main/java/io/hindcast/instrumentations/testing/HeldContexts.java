package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.Context;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Contexts that only what was done under them may still hold. */
public final class HeldContexts {
  private static final int MAX_COLLECTIONS = 500;

  private final List<WeakReference<Context>> contexts = new ArrayList<>();

  /** For a test. */
  public HeldContexts() {}

  /** Runs something under a context of its own. */
  public <T> T under(Callable<T> block) throws Exception {
    Context context = Requests.next();
    contexts.add(new WeakReference<>(context));
    return Requests.under(context, block);
  }

  /** Collects garbage until nobody holds one, or for long enough; how many somebody holds. */
  public int held() {
    awaitCollected(contexts);
    return (int) contexts.stream().filter(context -> !context.refersTo(null)).count();
  }

  /** Collects garbage until all are gone, or for long enough; whether they are. */
  static boolean awaitCollected(List<? extends Reference<?>> references) {
    for (int i = 0; i < MAX_COLLECTIONS; i++) {
      if (references.stream().allMatch(each -> each.refersTo(null))) {
        return true;
      }
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }
    return false;
  }
}
