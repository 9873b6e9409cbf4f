package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/** A mixed load, and all that has to be true of it. */
final class MixedStress {
  private MixedStress() {}

  /**
   * Fails where a task met another context than its own, or none, or was lost.
   *
   * @param tasks how many have to be run at least
   * @return what was played, in words
   */
  static String play(long seed, long seconds, long tasks) throws InterruptedException {
    StressLoad load = new StressLoad(seed);
    long from = System.nanoTime();
    load.play(TimeUnit.SECONDS.toNanos(seconds), tasks);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);

    StressTally tally = load.tally;
    assertThat(tally.told()).as("first mistakes, seed %s", seed).isEmpty();
    assertThat(tally.mistakes()).as("of %s, seed %s", tally, seed).isZero();
    assertThat(tally.pending()).as("tasks that did not end, seed %s", seed).isZero();
    assertThat(tally.tasks()).isGreaterThanOrEqualTo(tasks);
    assertThat(tally.droppedTasks()).as("never run").isPositive();
    assertThat(tally.failedTasks()).as("failed").isPositive();
    assertThat(HandOver.known()).allMatch(how -> tally.handedOverTasks(how) > 0);
    DroppedTasks.awaitCollected();
    return HandOver.known().size()
        + " ways to hand over, seed "
        + seed
        + ", "
        + millis
        + " ms: "
        + tally;
  }

  /** In a {@link FreshJvm}: seed, seconds, tasks. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(
        play(
            Long.parseLong(arguments[0]),
            Long.parseLong(arguments[1]),
            Long.parseLong(arguments[2])));
  }
}
