package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads end children of one trace at once: neither gets lost or pushes the other out. */
@JCStressTest
@Outcome(id = "3, 3, 2", expect = ACCEPTABLE, desc = "Both, and what they were filled with.")
@State
public class TwoChildrenStress {
  private final RecordRing ring = new RecordRing(2);
  private final InternalRecord root = new InternalRecord(ThreadContext.get(), null);
  private final InternalRecord left = new InternalRecord(ThreadContext.get(), root);
  private final InternalRecord right = new InternalRecord(ThreadContext.get(), root);
  private final LocalTrace trace = (LocalTrace) root.localTrace();

  /** One task. */
  @Actor
  public void endLeft() {
    left.name = "left";
    trace.finished(left, ring);
  }

  /** Another one. */
  @Actor
  public void endRight() {
    right.name = "right";
    trace.finished(right, ring);
  }

  /** How many records the list says it holds, how many there are, and how many have a name. */
  @Arbiter
  public void drain(III_Result result) {
    trace.finished(root, ring);
    SpanRecord list = ring.poll();
    result.r1 = list == null ? -1 : list.count();
    for (SpanRecord record = list; record != null; record = record.takeNext()) {
      result.r2++;
      if (record instanceof InternalRecord internal && internal.name != null) {
        result.r3++;
      }
    }
  }
}
