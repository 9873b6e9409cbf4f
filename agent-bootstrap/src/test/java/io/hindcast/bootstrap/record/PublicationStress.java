package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * A thread fills two records and ends them, another one polls: it sees both records of the list
 * with all their plain fields, or no list.
 */
@JCStressTest
@Outcome(id = "0, 0, 0, 0", expect = ACCEPTABLE, desc = "Nothing has come yet.")
@Outcome(id = "2, 1, 1, 1", expect = ACCEPTABLE, desc = "The list, and all it was filled with.")
@State
public class PublicationStress {
  @SuppressWarnings("StaticAssignmentOfThrowable") // Is never thrown.
  private static final RuntimeException BROKEN = new IllegalStateException("broken");

  /** Looks that fall together with the other actor's few instructions. */
  private static final int LOOKS = 200;

  private final RecordRing ring = new RecordRing(2);
  private final InternalRecord root = new InternalRecord(ThreadContext.get(), null);
  private final InternalRecord child = new InternalRecord(ThreadContext.get(), root);
  private final LocalTrace trace = (LocalTrace) root.localTrace();

  /** The application. */
  @Actor
  public void end() {
    child.name = "child";
    trace.finished(child, ring);
    root.name = "root";
    root.thrown = BROKEN;
    trace.finished(root, ring);
  }

  /** The exporter. */
  @Actor
  public void take(IIII_Result result) {
    SpanRecord first = ring.poll();
    for (int look = 1; look < LOOKS && first == null; look++) {
      first = ring.poll();
    }
    if (first != null) {
      // What is written last comes first.
      SpanRecord second = first.takeNext();
      result.r1 = first.count();
      result.r2 = named(first, "root");
      result.r3 = first.thrown == BROKEN ? 1 : -1;
      result.r4 = named(second, "child");
    }
  }

  private static int named(@Nullable SpanRecord record, String name) {
    return record instanceof InternalRecord internal && name.equals(internal.name) ? 1 : -1;
  }
}
