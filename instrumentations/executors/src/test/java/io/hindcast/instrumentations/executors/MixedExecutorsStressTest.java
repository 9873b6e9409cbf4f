package io.hindcast.instrumentations.executors;

import io.hindcast.instrumentations.testing.Drain;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void weave() {
    Drain.woven(new VirtualThreadsModule());
  }

  @Test
  void everyTask_seesItsContext_fromTheTable() throws Exception {
    System.out.println("Contexts in the table: " + MixedStress.play(SEED, SECONDS, TASKS));
  }

  @Test
  void everyTask_seesItsContext_fromTheFieldsOfTheJdksTasks() throws Exception {
    List<String> arguments =
        List.of(Long.toString(SEED), Long.toString(SECONDS), Long.toString(TASKS));
    String said =
        FreshJvm.run(MixedStress.class, folder, StressLoad.mostSeconds(SECONDS), arguments);
    System.out.println("Contexts in fields: " + said.strip());
  }
}
