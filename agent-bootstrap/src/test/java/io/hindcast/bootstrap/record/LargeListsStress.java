package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.hindcast.bootstrap.record.SpanQueue.DropReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A large list comes while the exporter takes another one out, where the budget is for one of them:
 * it gets in or is counted, and in the end all of the budget is there again.
 */
@JCStressTest
@Outcome(id = "1, 1, 0, 1", expect = ACCEPTABLE, desc = "The exporter had made room.")
@Outcome(id = "1, 0, 17, 1", expect = ACCEPTABLE, desc = "It came too early.")
@State
public class LargeListsStress {
  private static final int LARGE = RecordRing.RECORDS_PER_SLOT + 1;

  private final RecordRing ring = new RecordRing(2);
  private final SpanRecord first = root();
  private final SpanRecord second = root();

  /** A ring whose budget has room for one. */
  public LargeListsStress() {
    ring.offer(first, false);
  }

  private static SpanRecord root() {
    SpanRecord root = new InternalRecord(ThreadContext.get(), null);
    // The ring believes it.
    root.count = LARGE;
    return root;
  }

  /** The application. */
  @Actor
  public void offer() {
    ring.offer(second, false);
  }

  /** The exporter. */
  @Actor
  public void poll(IIII_Result result) {
    result.r1 = ring.poll() == first ? 1 : -1;
  }

  /** Whether the second got in, how many records were dropped, whether there is room for one. */
  @Arbiter
  public void drain(IIII_Result result) {
    result.r2 = ring.poll() == second ? 1 : 0;
    result.r3 = (int) ring.dropped(DropReason.QUEUE_FULL);
    SpanRecord next = root();
    SpanRecord tooMuch = root();
    ring.offer(next, false);
    ring.offer(tooMuch, false);
    result.r4 = ring.poll() == next && ring.poll() == null ? 1 : -1;
  }
}
