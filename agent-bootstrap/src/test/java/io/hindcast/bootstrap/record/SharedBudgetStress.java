package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A large list comes while the exporter takes another one out, where the budget has room for both:
 * what one reserves and the other gives back are both counted.
 */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "Both came through, and all is given back.")
@State
public class SharedBudgetStress {
  private static final int CAPACITY = 4;
  private static final int BUDGET = CAPACITY * RecordRing.RECORDS_PER_SLOT;

  private final RecordRing ring = new RecordRing(CAPACITY);
  private final SpanRecord first = root(RecordRing.RECORDS_PER_SLOT + 1);
  private final SpanRecord second = root(RecordRing.RECORDS_PER_SLOT + 1);

  /** A ring with one list in it. */
  public SharedBudgetStress() {
    ring.offer(first, false);
  }

  private static SpanRecord root(int records) {
    SpanRecord root = new InternalRecord(ThreadContext.get(), null);
    // The ring believes it.
    root.count = records;
    return root;
  }

  /** The application. */
  @Actor
  public void offer() {
    ring.offer(second, false);
  }

  /** The exporter. */
  @Actor
  public void poll(III_Result result) {
    result.r1 = ring.poll() == first ? 1 : -1;
  }

  /** Whether the second got in, and whether nothing is reserved in the end. */
  @Arbiter
  public void drain(III_Result result) {
    result.r2 = ring.poll() == second ? 1 : -1;
    // More than all of the budget goes alone, and nothing goes beside all of it.
    SpanRecord tooMuch = root(BUDGET + 1);
    SpanRecord more = root(RecordRing.RECORDS_PER_SLOT + 1);
    ring.offer(tooMuch, false);
    ring.offer(more, true);
    result.r3 = ring.poll() == tooMuch && ring.poll() == null ? 1 : -1;
  }
}
