package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.TestLog;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What goes to the spool, what comes back, and that each item is counted once. */
final class OverflowTest {
  private static final Outcome AWAY = new Outcome.Retry("refused", "x", false, Outcome.NO_DELAY);

  private final FakeClock clock = new FakeClock();
  private final TestLog log = new TestLog();
  private final ExporterStats stats = new ExporterStats();
  private final FakeOverflow overflow = new FakeOverflow();
  private final Ledger ledger = new Ledger(stats, overflow);
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
  void whatDoesNotFitIntoMemory_isKept_andSentWhenMemoryIsEmpty() {
    for (int i = 1; i <= 12; i++) {
      offer(Priority.EVIDENCE, i);
    }
    assertThat(overflow.waitingIds()).containsExactly(1, 2);
    assertThat(stats.spooled()).isEqualTo(20);
    work();

    assertThat(transport.sentIds()).containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2);
    assertThat(overflow.entries).isEmpty();
    assertThat(stats.exported()).isEqualTo(120);
    assertThat(stats.spooled()).isZero();
    assertThat(stats.dropped()).isZero();
  }

  @Test
  void nearlyFullHeap_sendsWhatWaitsToTheDisk() {
    for (int i = 1; i <= 5; i++) {
      offer(Priority.BASELINE, i);
    }
    queue.press(true);

    assertThat(overflow.waitingIds()).containsExactly(1, 2, 3);
    assertThat(stats.spooled()).isEqualTo(30);
    assertThat(stats.dropped()).isZero();
  }

  @Test
  void whatIsNotKept_isDropped() {
    overflow.full = true;
    for (int i = 1; i <= 12; i++) {
      offer(Priority.EVIDENCE, i);
    }

    assertThat(stats.dropped(DropReason.QUEUE_FULL)).isEqualTo(20);
    assertThat(stats.spooled()).isZero();
  }

  @Test
  void evidenceThatWaits_isCopiedOnce_andForgottenWhenDelivered() {
    offer(Priority.EVIDENCE, 1);
    offer(Priority.BASELINE, 2);
    clock.advance(Duration.ofNanos(PayloadQueue.COPY_NANOS - 1));
    assertThat(queue.copyOverdue(clock.nanoTime())).isZero();
    clock.advance(Duration.ofNanos(1));
    assertThat(queue.copyOverdue(clock.nanoTime())).isEqualTo(1);
    assertThat(queue.copyOverdue(clock.nanoTime())).isZero();
    assertThat(overflow.ids()).containsExactly(1);
    assertThat(overflow.waitingIds()).as("it is in memory still").isEmpty();
    assertThat(stats.spooled()).isZero();

    work();

    assertThat(transport.sentIds()).containsExactly(1, 2);
    assertThat(overflow.entries).isEmpty();
    assertThat(stats.exported()).isEqualTo(20);
  }

  @Test
  void evidenceInFlight_isCopiedToo() {
    offer(Priority.EVIDENCE, 1);
    transport.during =
        () -> {
          clock.advance(Duration.ofSeconds(10));
          assertThat(queue.copyOverdue(clock.nanoTime())).isEqualTo(1);
        };
    transport.answer(AWAY);
    delivery.doWork();
    assertThat(overflow.ids()).containsExactly(1);

    queue.abandon();

    assertThat(overflow.ids()).as("not twice").containsExactly(1);
    assertThat(stats.spooled()).isEqualTo(10);
    assertThat(stats.dropped()).isZero();
  }

  @Test
  void copyOfWhatLeavesMemory_takesItsPlace() {
    offer(Priority.EVIDENCE, 1);
    clock.advance(Duration.ofSeconds(1));
    queue.copyOverdue(clock.nanoTime());
    for (int i = 2; i <= 11; i++) {
      offer(Priority.EVIDENCE, i);
    }

    assertThat(overflow.waitingIds()).containsExactly(1);
    assertThat(stats.spooled()).isEqualTo(10);
  }

  /** A disk that was full, or a directory that another process had locked for a moment. */
  @Test
  void copyThatCannotBeMade_isAskedForAgain_andHoldsUpNoOther() {
    overflow.full = true;
    offer(Priority.EVIDENCE, 1);
    offer(Priority.EVIDENCE, 2);
    clock.advance(Duration.ofSeconds(1));
    assertThat(queue.copyOverdue(clock.nanoTime())).isZero();
    assertThat(overflow.refused).as("one after the other").isOne();
    overflow.full = false;

    assertThat(queue.copyOverdue(clock.nanoTime())).isOne();
    assertThat(overflow.ids()).containsExactly(2);
    clock.advance(Duration.ofNanos(PayloadQueue.COPY_AGAIN_NANOS - 1));
    assertThat(queue.copyOverdue(clock.nanoTime())).isZero();
    clock.advance(Duration.ofNanos(1));
    assertThat(queue.copyOverdue(clock.nanoTime())).isOne();
    assertThat(queue.copyOverdue(clock.nanoTime())).isZero();
    assertThat(overflow.ids()).containsExactly(2, 1);
  }

  @Test
  void keptRequest_staysWhereItIs_whileTheCollectorIsAway() {
    keep(1);
    transport.answer(AWAY, AWAY);
    delivery.doWork();
    clock.advance(Duration.ofSeconds(1));
    delivery.doWork();
    assertThat(overflow.waitingIds()).containsExactly(1);
    assertThat(stats.spooled()).isEqualTo(10);

    clock.advance(Duration.ofSeconds(2));
    assertThat(delivery.doWork()).isEqualTo(1);

    assertThat(transport.sentIds()).containsExactly(1, 1, 1);
    assertThat(overflow.entries).isEmpty();
    assertThat(stats.exported()).isEqualTo(10);
    assertThat(stats.spooled()).isZero();
    assertThat(log.lines.get(0)).contains("the spool is used");
  }

  @Test
  void newPayloads_goBeforeKeptOnes() {
    keep(1);
    offer(Priority.BASELINE, 2);
    work();

    assertThat(transport.sentIds()).containsExactly(2, 1);
  }

  @Test
  void keptRequestThatIsRefused_isForgotten() {
    keep(1);
    transport.answer(new Outcome.Refused("no", "x"));
    work();

    assertThat(overflow.entries).isEmpty();
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(10);
    assertThat(stats.spooled()).isZero();
  }

  @Test
  void keptRequestWithABadSpan_isDivided() {
    overflow.add(Requests.spans(8), 8);
    stats.addSpooled(8);
    Set<Long> bad = Set.of(3L);
    transport.rule =
        message ->
            Requests.numbers(message).stream().anyMatch(bad::contains)
                ? new Outcome.Refused("HTTP 400", "x", Outcome.Blame.CONTENT)
                : FakeTransport.OK;
    work();

    // Not in their order: memory is too small here for the parts, so some go back and come again.
    assertThat(Requests.numbers(transport.taken))
        .containsExactlyInAnyOrder(0L, 1L, 2L, 4L, 5L, 6L, 7L);
    assertThat(overflow.entries).isEmpty();
    assertThat(stats.exported()).isEqualTo(7);
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(1);
    assertThat(stats.spooled()).isZero();
  }

  @Test
  void theEnd_keepsAllThatWaits_evidenceFirst() {
    offer(Priority.BASELINE, 1);
    offer(Priority.EVIDENCE, 2);
    queue.abandon();
    offer(Priority.EVIDENCE, 3);

    assertThat(overflow.waitingIds()).containsExactly(2, 1, 3);
    assertThat(stats.spooled()).isEqualTo(30);
    assertThat(stats.dropped()).isZero();
  }

  @Test
  void theEnd_leavesKeptRequestsWhereTheyAre() {
    keep(1);
    delivery.end();

    assertThat(delivery.doWork()).isZero();
    assertThat(overflow.waitingIds()).containsExactly(1);
  }

  @Test
  void deliveredWhileItWasGivenUp_isNotKept() {
    offer(Priority.EVIDENCE, 1);
    transport.during = queue::abandon;
    delivery.doWork();

    assertThat(overflow.entries).isEmpty();
    assertThat(stats.exported()).isEqualTo(10);
    assertThat(stats.spooled()).isZero();
    assertThat(stats.dropped()).isZero();
  }

  @Test
  void keptRequestInFlightAtTheEnd_isCountedOnce() {
    keep(1);
    transport.during = queue::abandon;
    transport.answer(AWAY);
    delivery.doWork();

    assertThat(overflow.ids()).containsExactly(1);
    assertThat(stats.spooled()).isEqualTo(10);
  }

  private void work() {
    while (delivery.doWork() == 1) {}
  }

  private void offer(Priority priority, int id) {
    queue.offer(Payload.of(bytes(id), 10, priority, clock.nanoTime()));
  }

  /** Of an earlier process. */
  private void keep(int id) {
    overflow.add(bytes(id), 10);
    stats.addSpooled(10);
  }

  private static byte[] bytes(int id) {
    byte[] bytes = new byte[10];
    bytes[0] = (byte) id;
    return bytes;
  }
}
