package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A worker begins a task and somebody removes it: one of them gets its context, and it is gone. */
@JCStressTest
@Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "It was begun.")
@Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "It was removed.")
@State
public class TaskBegunOrRemovedStress {
  private final Object pool = new Object();
  private final Object task = new Object();

  /** The task waits. */
  public TaskBegunOrRemovedStress() {
    TaskPlay.put(pool, task, TaskPlay.FIRST);
  }

  /** The worker. */
  @Actor
  public void begin(III_Result result) {
    result.r1 = TaskPlay.take(pool, task);
  }

  /** Somebody else. */
  @Actor
  public void remove(III_Result result) {
    result.r2 = TaskPlay.take(pool, task);
  }

  /** What is left. */
  @Arbiter
  public void look(III_Result result) {
    result.r3 = TaskPlay.take(pool, task);
  }
}
