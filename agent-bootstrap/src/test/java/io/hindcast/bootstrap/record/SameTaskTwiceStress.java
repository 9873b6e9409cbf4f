package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two requests hand over the same object at once: both contexts wait, in one order or the other.
 */
@JCStressTest
@Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "The first was first.")
@Outcome(id = "2, 1, 0", expect = ACCEPTABLE, desc = "The second was first.")
@State
public class SameTaskTwiceStress {
  private final Object pool = new Object();
  private final Object task = new Object();

  /** One request. */
  @Actor
  public void first() {
    TaskPlay.put(pool, task, TaskPlay.FIRST);
  }

  /** The other one. */
  @Actor
  public void second() {
    TaskPlay.put(pool, task, TaskPlay.SECOND);
  }

  /** What its runs get. */
  @Arbiter
  public void look(III_Result result) {
    result.r1 = TaskPlay.take(pool, task);
    result.r2 = TaskPlay.take(pool, task);
    result.r3 = TaskPlay.take(pool, task);
  }
}
