package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The file of options is changed under a process that runs. */
final class ChangedFileIT {
  private static final String RATE = "hindcast.sampling.baseline-rate";

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource(Java.class)
  void eachChange_isOneLine_andTakesEffect(Java java) throws Exception {
    Path file = directory.resolve("hindcast.properties");
    Files.writeString(file, RATE + "=5\n");
    try (RunningProcess process =
        RunningProcess.start(
            directory, java, "-Dhindcast.config=" + file, RunningProcess.agent())) {
      String origin = " (" + RATE + " in " + file + ")";
      assertThat(process.hindcastLines()).as("the start line").hasSize(1);

      // As an editor does it, or a configuration that is mounted: another file of that name.
      Path next = Files.writeString(directory.resolve("next"), RATE + "=many\n");
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      process.awaitLine(
          "hindcast: option "
              + RATE
              + "=many"
              + origin
              + " is refused; allowed: a number from 0.01 to 1000000; going on with 5");

      Files.writeString(file, RATE + "=50\n");
      process.awaitLine("hindcast: option " + RATE + " is changed from 5 to 50" + origin);
      assertThat(process.ask("options").stdout().lines()).contains(RATE + "=50" + origin);

      Files.delete(file);
      process.awaitLine(
          "hindcast: option hindcast.config="
              + file
              + " (system property hindcast.config) does not exist; allowed: the path of a"
              + " properties file; going on with what was read from it before");
      assertThat(process.ask("options").stdout().lines()).contains(RATE + "=50" + origin);
      assertThat(process.hindcastLines()).hasSize(4);
    }
  }
}
