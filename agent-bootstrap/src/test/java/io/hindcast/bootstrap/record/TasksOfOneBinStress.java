package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * Two neighbours in a bin's chain are begun at once, and one comes in front of them: nobody loses
 * his context by what the others write into the chain.
 */
@JCStressTest
@Outcome(id = "1, 2, 3, 0", expect = ACCEPTABLE, desc = "Each its own.")
@State
public class TasksOfOneBinStress {
  private final Object pool = new Object();
  private final Object oldest = new Object();
  private final Object older = new Object();
  private final Object newest = new Object();
  private final Object olderPool = TaskPlay.besides(pool, oldest, older);
  private final Object newestPool = TaskPlay.besides(pool, oldest, newest);

  /** Two wait. */
  public TasksOfOneBinStress() {
    TaskPlay.put(pool, oldest, TaskPlay.FIRST);
    TaskPlay.put(olderPool, older, TaskPlay.SECOND);
  }

  /** A worker. */
  @Actor
  public void beginOldest(IIII_Result result) {
    result.r1 = TaskPlay.take(pool, oldest);
  }

  /** Another one, which hands over the third. */
  @Actor
  public void beginOlder(IIII_Result result) {
    result.r2 = TaskPlay.take(olderPool, older);
    TaskPlay.put(newestPool, newest, TaskPlay.THIRD);
  }

  /** What the third gets, and whether something came back. */
  @Arbiter
  public void look(IIII_Result result) {
    result.r3 = TaskPlay.take(newestPool, newest);
    result.r4 = TaskPlay.take(pool, oldest) + TaskPlay.take(olderPool, older);
  }
}
