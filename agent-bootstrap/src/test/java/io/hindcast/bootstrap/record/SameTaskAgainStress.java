package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * An object that waits is begun while it is handed over again, and once more in vain: each run gets
 * its own context, whether the entry in the table was gone in between or not.
 */
@JCStressTest
@Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "Each its own.")
@State
public class SameTaskAgainStress {
  private final Object pool = new Object();
  private final Object task = new Object();

  /** The object waits. */
  public SameTaskAgainStress() {
    TaskPlay.put(pool, task, TaskPlay.FIRST);
  }

  /** The worker. */
  @Actor
  public void begin(III_Result result) {
    result.r1 = TaskPlay.take(pool, task);
  }

  /** Another request; and a third one, which is rejected. */
  @Actor
  public void handOver() {
    TaskPlay.put(pool, task, TaskPlay.SECOND);
    TaskPlay.put(pool, task, TaskPlay.THIRD);
    TaskContexts.takeBack(pool, task, TaskPlay.THIRD);
  }

  /** What its second run gets. */
  @Arbiter
  public void look(III_Result result) {
    result.r2 = TaskPlay.take(pool, task);
    result.r3 = TaskPlay.take(pool, task);
  }
}
