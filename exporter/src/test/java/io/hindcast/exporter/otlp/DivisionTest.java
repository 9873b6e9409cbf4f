package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.TestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with something in them that the collector does not take, and too large ones. */
final class DivisionTest {
  private static final int SPANS = 2_048;

  private final FakeClock clock = new FakeClock();
  private final TestLog log = new TestLog();
  private final ExporterStats stats = new ExporterStats();
  private final Ledger ledger = new Ledger(stats, Overflow.NONE);
  private final PayloadQueue queue = new PayloadQueue(ledger, 16 << 20);
  private final FakeTransport transport = new FakeTransport();
  private final SizeLimit limit = new SizeLimit();
  private final Delivery delivery =
      new Delivery(
          queue,
          ledger,
          transport,
          new PayloadSplitter(Signal.TRACES),
          limit,
          new Backoff(new SplittableRandom(1)),
          new CollectorLog(log, new CollectorVoices(), "c", "c", "spans", CollectorLog.State.WELL),
          clock);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_023, 1_024, 1_337, 2_047})
  void badSpan_costsItself(long bad) {
    refuse(Set.of(bad));
    offer(SPANS);
    work();

    assertThat(Requests.numbers(transport.taken)).isEqualTo(allBut(Set.of(bad)));
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(1);
    assertThat(stats.exported()).isEqualTo(SPANS - 1);
    assertThat(transport.sent).hasSizeLessThan(Bisection.REFUSALS_PER_HALVING * 11);
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void fewBadSpans_costThemselves() {
    Set<Long> bad = Set.of(100L, 1_000L, 2_000L);
    refuse(bad);
    offer(SPANS);
    work();

    assertThat(Requests.numbers(transport.taken)).isEqualTo(allBut(bad));
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(3);
    assertThat(stats.exported()).isEqualTo(SPANS - 3);
  }

  @Test
  void newerPayloads_comeAfterTheParts() {
    refuse(Set.of(3L));
    offer(8);
    offer(1);
    work();

    assertThat(Requests.numbers(transport.taken)).containsExactly(0L, 1L, 2L, 4L, 5L, 6L, 7L, 0L);
  }

  @Test
  void collectorThatRefusesEverything_isNotAskedForEverySpan() {
    transport.rule = message -> content();
    offer(SPANS);
    work();

    assertThat(transport.sent).hasSize(Bisection.REFUSALS_PER_HALVING * 11);
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(SPANS);

    transport.sent.clear();
    offer(SPANS);
    work();
    assertThat(transport.sent).as("nothing is looked for any more").hasSize(1);

    transport.rule = message -> FakeTransport.OK;
    offer(1);
    work();
    refuse(Set.of(17L));
    offer(SPANS);
    work();
    assertThat(stats.exported()).as("until something was taken").isEqualTo(SPANS);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void collectorThatIsAwayInBetween_getsTheParts() {
    refuse(Set.of(5L));
    transport.answer(content(), new Outcome.Retry("busy", "x", true, Outcome.NO_DELAY));
    offer(SPANS);
    while (!queue.isEmpty()) {
      clock.advance(Duration.ofSeconds(1));
      work();
    }

    assertThat(Requests.numbers(transport.taken)).isEqualTo(allBut(Set.of(5L)));
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(1);
  }

  @Test
  void tooLargeRequest_isDivided_andTheSizeRemembered() {
    int most = 40_000;
    transport.rule = message -> message.length > most ? tooLarge() : FakeTransport.OK;
    offer(SPANS);
    work();

    assertThat(Requests.numbers(transport.taken)).isEqualTo(allBut(Set.of()));
    assertThat(stats.exported()).isEqualTo(SPANS);
    assertThat(limit.bytes()).isBetween(most / 2, most);
    int refused = transport.sent.size() - transport.taken.size();
    assertThat(refused).as("halved until it fits, once").isLessThan(5);

    transport.sent.clear();
    transport.taken.clear();
    offer(SPANS);
    work();
    assertThat(transport.sent).as("later ones fit at once").hasSameSizeAs(transport.taken);
    assertThat(stats.dropped()).isZero();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void rememberedSize_isForgottenInTime() {
    transport.answer(tooLarge());
    offer(SPANS);
    work();
    assertThat(limit.bytes()).isLessThan(Integer.MAX_VALUE);

    clock.advance(Duration.ofNanos(SizeLimit.FORGOTTEN_NANOS));
    offer(1);
    work();

    assertThat(limit.bytes()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void spanThatIsTooLargeByItself_isRefused() {
    transport.rule = message -> message.length > 50 ? tooLarge() : FakeTransport.OK;
    offer(1);
    work();

    assertThat(transport.sent).hasSize(1);
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(1);
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void collectorThatFindsEverythingTooLarge_costsFewRequests() {
    transport.rule = message -> tooLarge();
    offer(SPANS);
    work();

    assertThat(transport.sent).hasSizeLessThanOrEqualTo(Bisection.REFUSALS_PER_HALVING * 11);
    assertThat(stats.dropped(DropReason.REFUSED)).isEqualTo(SPANS);
    assertThat(limit.bytes()).isEqualTo(SizeLimit.LEAST_BYTES);
  }

  @Test
  void payloadGivenUpWhileItIsRefused_isCountedOnce() {
    transport.during = queue::abandon;
    transport.answer(content());
    offer(SPANS);
    work();

    assertThat(stats.dropped(DropReason.SHUTDOWN)).isEqualTo(SPANS);
    assertThat(stats.dropped()).isEqualTo(SPANS);
    assertThat(queue.isEmpty()).isTrue();
  }

  private void refuse(Set<Long> bad) {
    transport.rule =
        message -> {
          for (long number : Requests.numbers(message)) {
            if (bad.contains(number)) {
              return content();
            }
          }
          return FakeTransport.OK;
        };
  }

  private static Outcome content() {
    return new Outcome.Refused("HTTP 400", "x", Outcome.Blame.CONTENT);
  }

  private static Outcome tooLarge() {
    return new Outcome.Refused("HTTP 413", "x", Outcome.Blame.SIZE);
  }

  private static List<Long> allBut(Set<Long> missing) {
    List<Long> numbers = new ArrayList<>(LongStream.range(0, SPANS).boxed().toList());
    numbers.removeAll(missing);
    return numbers;
  }

  private void work() {
    while (delivery.doWork() == 1) {}
  }

  private void offer(int spans) {
    queue.offer(Payload.of(Requests.spans(spans), spans, Priority.BASELINE, clock.nanoTime()));
  }
}
