package io.hindcast.instrumentations.executors;

import io.hindcast.instrumentations.testing.Drain;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link MillionTasks} leave nothing on the heap, wherever their contexts wait. */
class LeakTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final long MOST_SECONDS = 300;

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void weave() {
    Drain.woven(new VirtualThreadsModule());
  }

  @Test
  void contextsInTheTable() throws Exception {
    System.out.println("Contexts in the table: " + new MillionTasks().play());
  }

  @Test
  void contextsInTheFieldsOfTheJdksTasks() throws Exception {
    System.out.print(
        "Contexts in fields: " + FreshJvm.run(MillionTasks.class, folder, MOST_SECONDS, List.of()));
  }
}
