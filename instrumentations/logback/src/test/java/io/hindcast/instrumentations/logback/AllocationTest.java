package io.hindcast.instrumentations.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.WovenExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;

/** What a line pays inside of a request, where its appender asks for no id. */
class AllocationTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new LogbackModule());

  /** The ids, as numbers. */
  private static final double IDS = 40;

  private final KeepingAppender appender = new KeepingAppender();
  private Logger logger;

  @BeforeEach
  void start() {
    Lines lines = new Lines();
    appender.setContext(lines.context());
    appender.start();
    logger = lines.through(appender);
  }

  @AfterEach
  void stop() {
    appender.stop();
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
