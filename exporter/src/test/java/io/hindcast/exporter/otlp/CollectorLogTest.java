package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.otlp.CollectorLog.State;
import org.junit.jupiter.api.Test;

final class CollectorLogTest {
  private static final long MINUTE = CollectorLog.QUIET_NANOS;

  /** Readings of {@code nanoTime} may be negative. */
  private static final long START = -MINUTE / 2;

  private final TestLog lines = new TestLog();
  private final CollectorLog log =
      new CollectorLog(lines, new CollectorVoices(), "c", "c", "spans", State.WELL);

  @Test
  void change_isToldAtOnce_andOnce() {
    log.state(State.WELL, "", START);
    log.state(State.AWAY, "gone", START);
    log.state(State.AWAY, "still gone", START + 5 * MINUTE);

    assertThat(lines.lines).containsExactly("WARN The collector c can't take spans now: gone");
  }

  @Test
  void changeWithinAMinute_isToldAtItsEnd_asItIsThen() {
    log.state(State.AWAY, "gone", START);
    log.state(State.WELL, "", START + 1);
    log.state(State.SPOOLING, "gone again", START + 2);
    log.tell(START + MINUTE - 1);
    assertThat(lines.lines).hasSize(1);
    assertThat(log.restNanos(START + MINUTE - 1)).isEqualTo(1);

    log.tell(START + MINUTE);
    log.tell(START + 2 * MINUTE);

    assertThat(lines.lines).hasSize(2);
    assertThat(lines.lines.get(1))
        .isEqualTo("WARN The collector c can't take spans, the spool is used: gone again");
  }

  @Test
  void changeThatDoesNotLast_isNotTold() {
    log.state(State.AWAY, "gone", START);
    log.state(State.WELL, "", START + 1);
    log.state(State.AWAY, "gone", START + 2);
    log.tell(START + MINUTE);

    assertThat(lines.lines).hasSize(1);
    assertThat(log.restNanos(START + MINUTE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void stateThatIsKnown_isNotTold() {
    CollectorLog refusing =
        new CollectorLog(lines, new CollectorVoices(), "c", "c", "spans", State.REFUSING);
    refusing.state(State.REFUSING, "no", START);

    assertThat(lines.lines).isEmpty();
  }

  @Test
  void collectorOfTwoSignals_isToldOfOnce() {
    CollectorVoices voices = new CollectorVoices();
    CollectorLog spans = new CollectorLog(lines, voices, "http://c", "c", "spans", State.WELL);
    CollectorLog points = new CollectorLog(lines, voices, "http://c", "c", "points", State.WELL);
    CollectorLog other = new CollectorLog(lines, voices, "http://o", "o", "points", State.WELL);

    spans.state(State.AWAY, "", 0);
    points.state(State.AWAY, "", 0);
    assertThat(lines.lines).singleElement().asString().contains("spans");
    other.state(State.AWAY, "", 0);
    assertThat(lines.lines).hasSize(2);

    long later = CollectorLog.QUIET_NANOS;
    points.state(State.WELL, "", later);
    assertThat(lines.lines).hasSize(2);
    spans.state(State.WELL, "", later);
    assertThat(lines.lines).hasSize(3);
    assertThat(lines.lines.get(2)).contains("spans again");
  }

  /** A backend for traces alone, say, that answers 404 to metrics. */
  @Test
  void signalThatIsRefusedForGood_doesNotSilenceTheOther() {
    CollectorVoices voices = new CollectorVoices();
    CollectorLog spans = new CollectorLog(lines, voices, "http://c", "c", "spans", State.WELL);
    CollectorLog points = new CollectorLog(lines, voices, "http://c", "c", "points", State.WELL);

    points.state(State.REFUSING, "HTTP 404", 0);
    spans.state(State.AWAY, "gone", 1);
    points.state(State.AWAY, "gone", MINUTE);
    assertThat(lines.lines)
        .containsExactly(
            "WARN The collector c refuses points: HTTP 404",
            "WARN The collector c can't take spans now: gone");

    spans.state(State.WELL, "", 1 + MINUTE);
    points.state(State.REFUSING, "HTTP 404", 1 + MINUTE);
    assertThat(lines.lines).hasSize(4);
    assertThat(lines.lines.get(2)).contains("takes spans again");
  }

  @Test
  void useOfTheSpool_isToldToItsEnd_whoeverToldThatTheCollectorIsAway() {
    CollectorVoices voices = new CollectorVoices();
    CollectorLog spans = new CollectorLog(lines, voices, "http://c", "c", "spans", State.WELL);
    CollectorLog points = new CollectorLog(lines, voices, "http://c", "c", "points", State.WELL);

    points.state(State.AWAY, "gone", 0);
    spans.state(State.SPOOLING, "gone", 0);
    spans.state(State.WELL, "", MINUTE);

    assertThat(lines.lines).hasSize(3);
    assertThat(lines.lines.get(1)).contains("the spool is used");
    assertThat(lines.lines.get(2)).contains("takes spans again");
  }
}
