package io.hindcast.smoke.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The suite in short, against the reference. It has two rounds on a machine that does other things
 * too, so it holds the bars at twice their height: it finds what has become expensive, the long run
 * says how cheap it is.
 */
class OverheadIT {
  private static final double SLACK = 2;

  private static Rows rows;

  @BeforeAll
  static void measure() throws IOException, InterruptedException {
    Path output = Path.of(System.getProperty("overhead.output", "target/overhead-short"));
    rows = Overhead.run(Settings.forCheck(), Set.of(Part.REQUESTS), output);
  }

  @Test
  void start_costsAFractionOfThePeers() {
    assertShare(Figure.STARTUP_CPU);
  }

  @Test
  void request_costsAFractionOfThePeers() {
    assertShare(Figure.REQUEST_CPU);
  }

  @Test
  void everyArm_sendsTheSameFiveSpansARequest() {
    assertThat(median(Arm.HINDCAST, Figure.SPANS_PER_REQUEST)).isEqualTo(5);
    assertThat(median(Arm.OPENTELEMETRY, Figure.SPANS_PER_REQUEST)).isEqualTo(5);
  }

  @Test
  void atSaturation_noSpanIsLost() {
    assertThat(median(Arm.HINDCAST, Figure.SPANS_RECEIVED)).isPositive();
    assertThat(median(Arm.HINDCAST, Figure.SPANS_LOST)).isZero();
  }

  @Test
  void jar_isSmall() {
    assertThat(median(Arm.HINDCAST, Figure.JAR)).isLessThanOrEqualTo(12);
  }

  private static void assertShare(Figure figure) {
    Bar bar =
        Bar.ALL.stream()
            .filter(each -> each.figure() == figure && each.peer() == Arm.OPENTELEMETRY)
            .findFirst()
            .orElseThrow();
    OptionalDouble share = bar.share(rows);
    assertThat(share).isPresent();
    assertThat(share.getAsDouble())
        .as("what Hindcast adds to \"%s\" as a share of what the peer adds", figure.label())
        .isLessThanOrEqualTo(bar.limit() * SLACK);
  }

  private static double median(Arm arm, Figure figure) {
    return rows.median(Part.REQUESTS, Requests.SUBJECT, arm, figure).orElseThrow();
  }
}
