package io.hindcast.instrumentations.log4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.nio.file.Path;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a line pays inside of a request, where its appender asks for no id. */
class AllocationTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new Log4jModule());

  /** The ids as numbers (40 B), and the map in front of the event's own (24 B). */
  private static final double IDS = 64;

  private Lines lines;
  private Logger logger;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    lines = Lines.none(folder);
    logger = lines.logger();
  }

  @AfterEach
  void stop() throws Exception {
    lines.stop();
  }

  @Test
  void lineThatIsNotWritten_allocatesNothing() throws Exception {
    double[] bytes = new double[1];
    woven.under(() -> bytes[0] = Allocation.bytesPerCall(() -> logger.debug("no"), 1));

    assertThat(bytes[0]).isLessThan(1);
    woven.await(1);
  }

  @Test
  void lineThatIsWritten_costsTheIds() throws Exception {
    double plain = Allocation.bytesPerCall(() -> logger.info("yes"));
    double limit = plain + IDS + 1;
    double[] bytes = new double[1];
    woven.under(() -> bytes[0] = Allocation.bytesPerCall(() -> logger.info("yes"), limit));

    assertThat(bytes[0]).isLessThan(limit);
    woven.await(1);
  }
}
