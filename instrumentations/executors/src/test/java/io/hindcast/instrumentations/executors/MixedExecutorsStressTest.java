package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * All ways to hand tasks over, nested at random, some cancelled, refused or failing; every task
 * knows the context that it should see.
 *
 * <p>The system property {@code stress.seconds} makes it longer, {@code stress.tasks} says how many
 * tasks have to be run at least, however long it takes, {@code stress.seed} is where randomness
 * begins: what each task does follows from it, what threads make of it does not.
 */
class MixedExecutorsStressTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final long SEED = Long.getLong("stress.seed", 20_261_122);
  private static final long SECONDS = Long.getLong("stress.seconds", 3);
  private static final long TASKS = Long.getLong("stress.tasks", 10_000);

  @Test
  void everyTask_seesItsContext() throws Exception {
    StressLoad load = new StressLoad(SEED);
    load.play(TimeUnit.SECONDS.toNanos(SECONDS), TASKS);

    StressTally tally = load.tally;
    System.out.println("Mixed executors, seed " + SEED + ", " + SECONDS + " s: " + tally);
    assertThat(tally.told()).as("first mistakes, seed %s", SEED).isEmpty();
    assertThat(tally.mistakes()).as("of %s, seed %s", tally, SEED).isZero();
    assertThat(tally.pending()).as("tasks that did not end, seed %s", SEED).isZero();
    assertThat(tally.tasks()).isGreaterThanOrEqualTo(TASKS);
    assertThat(tally.droppedTasks()).as("never run").isPositive();
    assertThat(tally.failedTasks()).as("failed").isPositive();
    assertThat(HandOver.values()).allMatch(how -> tally.handedOverTasks(how) > 0);
    DroppedTasks.awaitCollected();
  }
}
