package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A worker begins a task that somebody else is about to discard, and a neighbour in the bin is
 * handed over again after it was discarded: the worker gets the context in any case, and the second
 * run never what belonged to the first.
 */
@JCStressTest
@Outcome(id = "1, 3, 0", expect = ACCEPTABLE, desc = "Each its own.")
@State
public class TaskDiscardedOrBegunStress {
  private final Object pool = new Object();
  private final Object task = new Object();
  private final Object other = new Object();
  private final Object otherPool = TaskPlay.besides(pool, task, other);

  /** Both wait. */
  public TaskDiscardedOrBegunStress() {
    TaskPlay.put(pool, task, TaskPlay.FIRST);
    TaskPlay.put(otherPool, other, TaskPlay.SECOND);
  }

  /** The worker. */
  @Actor
  public void begin(III_Result result) {
    result.r1 = TaskPlay.take(pool, task);
  }

  /** Who discards. */
  @Actor
  public void discard() {
    TaskContexts.doubt(pool, task);
    TaskContexts.doubt(otherPool, other);
    TaskPlay.put(otherPool, other, TaskPlay.THIRD);
  }

  /** What the neighbour's run gets. */
  @Arbiter
  public void look(III_Result result) {
    result.r2 = TaskPlay.take(otherPool, other);
    result.r3 = TaskPlay.take(otherPool, other);
  }
}
