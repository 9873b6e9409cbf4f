package io.hindcast.smoke.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
    assertNearItsBar(Figure.STARTUP_CPU);
    assertNearItsBar(Figure.STARTUP_WALL);
  }

  @Test
  void request_allocatesLessThanWithThePeer() {
    assertThat(share(Figure.REQUEST_ALLOCATED)).isLessThanOrEqualTo(0.7);
  }

  @Test
  void everyArm_sendsTheSameFiveSpansARequest() {
    assertThat(median(Arm.HINDCAST, Figure.SPANS_PER_REQUEST)).isEqualTo(5);
    // The peer drops some when its queue is full.
    assertThat(median(Arm.OPENTELEMETRY, Figure.SPANS_PER_REQUEST)).isBetween(4.5, 5.0);
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

  private static void assertNearItsBar(Figure figure) {
    assertThat(share(figure)).isLessThanOrEqualTo(Bar.of(figure).limit() * SLACK);
  }

  /** What Hindcast adds, as a share of what the peer adds. */
  private static double share(Figure figure) {
    return rows.addedRatio(Part.REQUESTS, Requests.SUBJECT, Arm.HINDCAST, Arm.OPENTELEMETRY, figure)
        .orElseThrow();
  }

  private static double median(Arm arm, Figure figure) {
    return rows.median(Part.REQUESTS, Requests.SUBJECT, arm, figure).orElseThrow();
  }
}
