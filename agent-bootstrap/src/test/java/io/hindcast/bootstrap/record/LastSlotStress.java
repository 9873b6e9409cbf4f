package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.hindcast.bootstrap.record.SpanQueue.DropReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two traces meet at the last slot that is not reserved: one gets it, the other one is counted. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "One each; an anomalous one still gets in.")
@State
public class LastSlotStress {
  private final RecordRing ring = new RecordRing(8);
  private final SpanRecord left = root();
  private final SpanRecord right = root();

  /** A ring with one slot left. */
  public LastSlotStress() {
    for (int i = 0; i < 6; i++) {
      ring.offer(root(), false);
    }
  }

  private static SpanRecord root() {
    SpanRecord root = new InternalRecord(ThreadContext.get(), null);
    root.count = 1;
    return root;
  }

  /** One request. */
  @Actor
  public void offerLeft() {
    ring.offer(left, false);
  }

  /** Another one. */
  @Actor
  public void offerRight() {
    ring.offer(right, false);
  }

  /** How many of the two got in, how many were counted, and of one that is anomalous. */
  @Arbiter
  public void drain(III_Result result) {
    SpanRecord anomalous = root();
    ring.offer(anomalous, true);
    result.r2 = (int) ring.dropped(DropReason.QUEUE_FULL);
    for (SpanRecord list = ring.poll(); list != null; list = ring.poll()) {
      if (list == left || list == right) {
        result.r1++;
      } else if (list == anomalous) {
        result.r3++;
      }
    }
  }
}
