package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/**
 * Runs the jcstress tests of this package, in a process of their own because they write into their
 * working directory. The system property {@code jcstress} holds options in place of the short form.
 */
class RecordStressTest {
  private static final List<Class<?>> TESTS =
      List.of(
          ChildAndRootStress.class,
          ChunkAndRootStress.class,
          DecisionStress.class,
          EndOnceStress.class,
          LargeListsStress.class,
          LastSlotStress.class,
          PublicationStress.class,
          SameTaskAgainStress.class,
          SameTaskTwiceStress.class,
          SharedBudgetStress.class,
          TaskBegunOrRemovedStress.class,
          TaskDiscardedOrBegunStress.class,
          TasksOfOneBinStress.class,
          TwoChildrenStress.class);

  /**
   * Every test twice, left to the compilers as an application is: some ten seconds, most of them
   * the starts of JVMs. Actors that wait yield, or they meet seldom where others use the processors
   * as well: 60 thousand times instead of 400 thousand.
   */
  private static final String SHORT_FORM =
      "-m quick -iters 2 -time 50 -spinStyle THREAD_YIELD -sc false -af NONE"
          + " -jvmArgs -XX:+UseParallelGC";

  private static final long SHORT_FORM_MINUTES = 5;

  @Test
  void noOutcomeIsForbidden() throws Exception {
    String given = System.getProperty("jcstress", "").strip();
    Path parent = Files.createDirectories(Path.of("target", "jcstress"));
    Path directory = Files.createTempDirectory(parent, "run");
    Path output = directory.resolve("output.txt");
    Process process = start(directory, output, given.isEmpty() ? SHORT_FORM : given);
    boolean over = true;
    if (given.isEmpty()) {
      over = process.waitFor(SHORT_FORM_MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
    }

    assertThat(over).as("it ended in time: %s", output).isTrue();
    assertThat(process.waitFor()).as("%s", Files.readString(output)).isZero();
    Collection<TestResult> results = results(directory);
    assertThat(results).isNotEmpty();
    if (given.isEmpty()) {
      assertThat(results)
          .extracting(TestResult::getName)
          .containsOnly(TESTS.stream().map(Class::getName).toArray(String[]::new));
    }
    assertThat(results).allMatch(result -> result.getTotalCount() > 0);
    assertThat(results).allMatch(ReportUtils::statusToPassed);
  }

  private static Process start(Path directory, Path output, String options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.openjdk.jcstress.Main");
    command.add("-r");
    command.add("report");
    command.addAll(List.of(options.split("\\s+", -1)));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** What the process left in its directory. */
  private static Collection<TestResult> results(Path directory) throws Exception {
    InProcessCollector results = new InProcessCollector();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("jcstress-results")) {
          DiskReadCollector reader = new DiskReadCollector(file.toString(), results);
          reader.dump();
          reader.close();
        }
      }
    }
    return results.getTestResults();
  }
}
