package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * The root ends while a child makes the list full: the full list goes ahead and the root comes
 * alone, or the root takes the list and the child comes alone. Either way each record comes once.
 */
@JCStressTest
@Outcome(id = "2, 3, 1", expect = ACCEPTABLE, desc = "The full list went ahead.")
@Outcome(id = "2, 3, 0", expect = ACCEPTABLE, desc = "The root was first.")
@State
public class ChunkAndRootStress {
  private final RecordRing ring = new RecordRing(128);
  private final SpanRecord root = new InternalRecord(ThreadContext.get(), null);
  private final SpanRecord waiting = new InternalRecord(ThreadContext.get(), root);
  private final SpanRecord child = new InternalRecord(ThreadContext.get(), root);
  private final LocalTrace trace = (LocalTrace) root.localTrace();

  /** A list that lacks one record. */
  public ChunkAndRootStress() {
    trace.finished(waiting, ring);
    // The trace believes it.
    waiting.count = LocalTrace.CHUNK - 1;
  }

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

  /** Lists, records in them, and how many lists were full. */
  @Arbiter
  public void drain(III_Result result) {
    for (SpanRecord list = ring.poll(); list != null; list = ring.poll()) {
      result.r1++;
      if (list == child && list.count() == LocalTrace.CHUNK) {
        result.r3++;
      }
      for (SpanRecord record = list; record != null; record = record.takeNext()) {
        result.r2++;
      }
    }
  }
}
