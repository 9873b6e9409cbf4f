package io.hindcast.instrumentations.jul;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a line pays inside of a request before somebody formats it. */
class AllocationTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new JulModule());

  /** The ids, as numbers. */
  private static final double IDS = 40;

  private final KeepingHandler handler = new KeepingHandler();
  private final Logger logger = handler.logger();

  @Test
  void lineThatIsNotWritten_allocatesNothing() throws Exception {
    double[] bytes = new double[1];
    woven.under(() -> bytes[0] = Allocation.bytesPerCall(() -> logger.fine("no"), 1));

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
