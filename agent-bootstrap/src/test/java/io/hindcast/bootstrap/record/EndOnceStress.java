package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * Two callbacks end a record: one of them takes effect, it is that one's failure that is seen, and
 * the record is handed over once.
 */
@JCStressTest
@Outcome(id = "1, 0, 1, 1", expect = ACCEPTABLE, desc = "The timeout was first.")
@Outcome(id = "0, 1, 2, 1", expect = ACCEPTABLE, desc = "The reset was first.")
@State
public class EndOnceStress {
  @SuppressWarnings("StaticAssignmentOfThrowable") // Is never thrown.
  private static final RuntimeException TIMEOUT = new IllegalStateException("timeout");

  @SuppressWarnings("StaticAssignmentOfThrowable") // Is never thrown.
  private static final RuntimeException RESET = new IllegalStateException("reset");

  // Not a root: its trace holds it back, so that the ring of the process is not used.
  private final SpanRecord record =
      new InternalRecord(ThreadContext.get(), new InternalRecord(ThreadContext.get(), null));

  /** One callback. */
  @Actor
  public void timeout(IIII_Result result) {
    result.r1 = record.endOnce(TIMEOUT) ? 1 : 0;
  }

  /** The other one. */
  @Actor
  public void reset(IIII_Result result) {
    result.r2 = record.endOnce(RESET) ? 1 : 0;
  }

  /** Whose failure it has, and whether it is alone on its trace's list. */
  @Arbiter
  public void look(IIII_Result result) {
    result.r3 = record.thrown == TIMEOUT ? 1 : record.thrown == RESET ? 2 : -1;
    boolean alone = record.count() == 1 && record.takeNext() == null;
    result.r4 = alone && ((LocalTrace) record.localTrace()).get() == record ? 1 : -1;
  }
}
