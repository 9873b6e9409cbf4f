package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A child ends while its root does: it is in the root's list or comes alone, once. */
@JCStressTest
@Outcome(id = "1, 2, 2", expect = ACCEPTABLE, desc = "The child was in time.")
@Outcome(id = "2, 2, 2", expect = ACCEPTABLE, desc = "The child came after the root.")
@State
public class ChildAndRootStress {
  private final RecordRing ring = new RecordRing(4);
  private final SpanRecord root = new InternalRecord(ThreadContext.get(), null);
  private final SpanRecord child = new InternalRecord(ThreadContext.get(), root);
  private final LocalTrace trace = (LocalTrace) root.localTrace();

  /** A task that was started inside of the request. */
  @Actor
  public void endChild() {
    trace.finished(child, ring);
  }

  /** The request. */
  @Actor
  public void endRoot() {
    trace.finished(root, ring);
  }

  /** Lists, records in them, and how many they say they hold. */
  @Arbiter
  public void drain(III_Result result) {
    for (SpanRecord list = ring.poll(); list != null; list = ring.poll()) {
      result.r1++;
      result.r3 += list.count();
      for (SpanRecord record = list; record != null; record = record.takeNext()) {
        result.r2++;
      }
    }
  }
}
