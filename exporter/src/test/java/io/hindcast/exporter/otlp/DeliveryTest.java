package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.TestLog;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private static final Outcome AWAY = new Outcome.Retry("refused", "x", false, Outcome.NO_DELAY);

  private final FakeClock clock = new FakeClock();
  private final TestLog log = new TestLog();
  private final ExporterStats stats = new ExporterStats();
  private final Ledger ledger = new Ledger(stats, Overflow.NONE);
  private final PayloadQueue queue = new PayloadQueue(ledger, 100);
  private final FakeTransport transport = new FakeTransport();
  private final Delivery delivery =
      new Delivery(
          queue,
          ledger,
          transport,
          new PayloadSplitter(Signal.TRACES),
          new SizeLimit(),
          new Backoff(new SplittableRandom(1)),
          new CollectorLog(log, new CollectorVoices(), "c", "c", "spans", CollectorLog.State.WELL),
          clock);

  @Test
  void nothingToSend_isNoWork() {
    assertThat(delivery.doWork()).isZero();
  }

  @Test
  void payloads_areSentInTheirOrder() {
    offer(1, 2);

    assertThat(delivery.doWork()).isEqualTo(1);
    assertThat(delivery.doWork()).isEqualTo(1);
    assertThat(delivery.doWork()).isZero();

    assertThat(transport.sentIds()).containsExactly(1, 2);
    assertThat(stats.exported()).isEqualTo(20);
    assertThat(log.lines).isEmpty();
  }

  @Test
  void evidence_goesFirst() {
    offer(1, 2);
    offer(Priority.EVIDENCE, 3);
    offer(4);
    offer(Priority.EVIDENCE, 5);
    work();

    assertThat(transport.sentIds()).containsExactly(3, 5, 1, 2, 4);
  }

  @Test
  void retry_keepsTheOrder() {
    offer(1, 2);
    transport.answer(AWAY, AWAY);
    for (int i = 0; i < 4; i++) {
      assertThat(delivery.doWork()).isEqualTo(1);
      clock.advance(Duration.ofNanos(Backoff.MAX_NANOS));
    }

    assertThat(transport.sentIds()).containsExactly(1, 1, 1, 2);
    assertThat(stats.exported()).isEqualTo(20);
    assertThat(log.lines).hasSize(2);
  }

  @Test
  void retry_waitsForItsTime() {
    offer(1);
    transport.answer(AWAY);
    delivery.doWork();

    clock.advance(Duration.ofNanos(Backoff.FIRST_NANOS / 2 - 1));
    assertThat(delivery.doWork()).isZero();
    clock.advance(Duration.ofNanos(Backoff.FIRST_NANOS / 2 + 1));
    assertThat(delivery.doWork()).isEqualTo(1);
  }

  @Test
  void collectorThatAsksToWait_isObeyed_withinReason() {
    offer(1);
    transport.answer(
        new Outcome.Retry("slow", "x", true, Duration.ofSeconds(7).toNanos()),
        new Outcome.Retry("never", "x", true, Long.MAX_VALUE));
    delivery.doWork();

    clock.advance(Duration.ofMillis(6_999));
    assertThat(delivery.doWork()).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(delivery.doWork()).isEqualTo(1);

    clock.advance(Duration.ofNanos(Backoff.MAX_ASKED_NANOS));
    assertThat(delivery.doWork()).isEqualTo(1);
    assertThat(stats.exported()).isEqualTo(10);
  }

  @Test
  void fullQueue_dropsTheOldest() {
    transport.answer(AWAY);
    offer(1);
    delivery.doWork();
    for (int i = 2; i <= 12; i++) {
      offer(i);
    }
    clock.advance(Duration.ofSeconds(2));
    work();

    assertThat(transport.sentIds()).containsExactly(1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(stats.dropped(DropReason.QUEUE_FULL)).isEqualTo(20);
    assertThat(stats.exported()).isEqualTo(100);
  }

  @Test
  void fullQueue_dropsBaselineBeforeEvidence() {
    offer(Priority.EVIDENCE, 1);
    for (int i = 2; i <= 12; i++) {
      offer(i);
    }
    offer(Priority.EVIDENCE, 13);
    work();

    assertThat(transport.sentIds()).containsExactly(1, 13, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(stats.dropped(DropReason.QUEUE_FULL)).isEqualTo(30);
  }

  @Test
  void queueFullOfEvidence_dropsTheOldestOfIt_andTakesNoBaseline() {
    for (int i = 1; i <= 11; i++) {
      offer(Priority.EVIDENCE, i);
    }
    offer(12);
    work();

    assertThat(transport.sentIds()).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(stats.dropped(DropReason.QUEUE_FULL)).isEqualTo(20);
  }

  @Test
  void nearlyFullHeap_leavesAQuarter_withoutBaselineFirst() {
    for (int i = 1; i <= 6; i++) {
      offer(i);
    }
    offer(Priority.EVIDENCE, 7);
    queue.press(true);
    offer(8);
    assertThat(stats.dropped(DropReason.MEMORY_PRESSURE)).isEqualTo(60);
    queue.press(false);
    for (int i = 9; i <= 17; i++) {
      offer(i);
    }
    work();

    assertThat(transport.sentIds()).containsExactly(7, 9, 10, 11, 12, 13, 14, 15, 16, 17);
    assertThat(stats.dropped(DropReason.QUEUE_FULL)).isEqualTo(10);
    assertThat(stats.dropped(DropReason.MEMORY_PRESSURE)).isEqualTo(60);
  }

  @Test
  void refusal_costsOnePayload() {
    transport.answer(new Outcome.Refused("HTTP 401", "x"));
    offer(1, 2);
    delivery.doWork();
    delivery.doWork();

    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(10);
    assertThat(stats.exported()).isEqualTo(10);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void transportThatThrows_costsOnePayload() {
    offer(1, 2);
    transport.during =
        () -> {
          throw new NoClassDefFoundError("missing");
        };
    delivery.doWork();
    transport.during = () -> {};
    delivery.doWork();

    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(10);
    assertThat(stats.exported()).isEqualTo(10);
  }

  @Test
  void heapWithoutRoomForARequest_costsNothing() {
    offer(Priority.EVIDENCE, 1);
    transport.during =
        () -> {
          throw new OutOfMemoryError("full");
        };
    delivery.doWork();
    transport.during = () -> {};
    clock.advance(Duration.ofNanos(Backoff.FIRST_NANOS));
    delivery.doWork();

    assertThat(stats.dropped()).isZero();
    assertThat(stats.exported()).isEqualTo(10);
  }

  @Test
  void flappingCollector_isToldOfOnceAMinute() {
    for (int i = 0; i < 100; i++) {
      offer(i);
      transport.answer(AWAY);
      delivery.doWork();
      clock.advance(Duration.ofSeconds(1));
      delivery.doWork();
    }

    assertThat(log.lines).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void lineThatWasHeldBack_isSaidWithoutFurtherRequests() {
    offer(1);
    transport.answer(AWAY);
    delivery.doWork();
    clock.advance(Duration.ofSeconds(1));
    delivery.doWork();
    assertThat(log.lines).hasSize(1);

    clock.advance(Duration.ofNanos(delivery.restNanos()));
    assertThat(delivery.doWork()).isZero();

    assertThat(log.lines).hasSize(2);
    assertThat(log.lines.get(1)).startsWith("INFO").contains("takes spans again");
    assertThat(transport.sent).hasSize(2);
  }

  @Test
  void end_triesAtOnceAndGivesUpWhereNobodyAnswers() {
    offer(1);
    transport.answer(AWAY, AWAY);
    delivery.doWork();
    assertThat(delivery.doWork()).isZero();

    delivery.end();

    assertThat(delivery.doWork()).isEqualTo(1);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(10);
  }

  @Test
  void end_waitsForACollectorThatAnswers() {
    offer(1);
    transport.answer(new Outcome.Retry("busy", "x", true, Outcome.NO_DELAY));
    delivery.end();
    delivery.doWork();
    assertThat(delivery.doWork()).isZero();
    clock.advance(Duration.ofSeconds(1));

    assertThat(delivery.doWork()).isEqualTo(1);
    assertThat(stats.exported()).isEqualTo(10);
  }

  @Test
  void attemptThatBeganBeforeTheEnd_isNotTheLastOne() {
    offer(1);
    transport.answer(AWAY);
    transport.during = delivery::end;

    assertThat(delivery.doWork()).isEqualTo(1);
    assertThat(delivery.doWork()).isEqualTo(1);

    assertThat(stats.exported()).isEqualTo(10);
  }

  @Test
  void end_doesNotWaitAsLongAsBefore() {
    offer(1);
    for (int i = 0; i < 10; i++) {
      transport.answer(AWAY);
      delivery.doWork();
      clock.advance(Duration.ofNanos(Backoff.MAX_NANOS));
    }
    transport.answer(AWAY, new Outcome.Retry("reset", "x", true, Outcome.NO_DELAY));
    delivery.doWork();
    delivery.end();
    delivery.doWork();
    assertThat(stats.exported()).isZero();

    clock.advance(Duration.ofNanos(Backoff.FIRST_NANOS));
    delivery.doWork();

    assertThat(stats.exported()).isEqualTo(10);
  }

  @Test
  void payloadInFlightAtTheEnd_isCountedOnce() {
    offer(1);
    transport.during = queue::abandon;
    delivery.doWork();

    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(10);
    assertThat(stats.exported()).isZero();
    offer(2);
    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(20);
    assertThat(delivery.doWork()).isZero();
  }

  private void work() {
    while (delivery.doWork() == 1) {}
  }

  private void offer(int... ids) {
    for (int id : ids) {
      offer(Priority.BASELINE, id);
    }
  }

  private void offer(Priority priority, int id) {
    byte[] bytes = new byte[10];
    bytes[0] = (byte) id;
    queue.offer(Payload.of(bytes, 10, priority, clock.nanoTime()));
  }
}
