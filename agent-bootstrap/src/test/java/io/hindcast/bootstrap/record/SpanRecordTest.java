package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeft.class)
class SpanRecordTest {
  private final ThreadContext thread = ThreadContext.get();

  @Test
  void withoutContext_startsATraceOfItsOwn() {
    SpanRecord record = new InternalRecord(thread);

    assertThat(record.isLocalRoot()).isTrue();
    assertThat(record.parent()).isNull();
    assertThat(record.parentSpanId()).isZero();
    assertThat(record.remoteParent()).isNull();
    assertThat(record.traceState()).isEqualTo("ot=th:0");
    assertThat(record.baggage()).isNull();
    assertThat(record.traceIdHigh()).isNotZero();
    assertThat(record.traceIdLow()).isNotZero();
    assertThat(record.flags()).isEqualTo(3);
    assertThat(record.span()).isSameAs(record);
  }

  @Test
  void underARemoteParent_isALocalRootOfItsTrace() {
    RemoteParent remote = new RemoteParent(1, 2, 3, 1, "a=b", "k=v");
    SpanRecord record = new HttpServerRecord(thread, remote);

    assertThat(record.isLocalRoot()).isTrue();
    assertThat(record.parentSpanId()).isEqualTo(3);
    assertThat(record.traceIdHigh()).isEqualTo(1);
    assertThat(record.traceIdLow()).isEqualTo(2);
    assertThat(record.remoteParent()).isSameAs(remote);
    assertThat(record.traceState()).isEqualTo("a=b");
    assertThat(record.baggage()).isEqualTo("k=v");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void flagsOfARemoteParent_goOn(int flags) {
    RemoteParent remote = new RemoteParent(1, 2, 3, flags, null, null);

    assertThat(new HttpServerRecord(thread, remote).flags()).isEqualTo(flags);
  }

  @Test
  void underBaggageOnly_startsATraceAndCarriesItOn() {
    SpanRecord root = new HttpServerRecord(thread, new RemoteParent(0, 0, 0, 0, null, "k=v"));
    SpanRecord child = new InternalRecord(thread, root);

    assertThat(root.traceIdHigh()).isNotZero();
    assertThat(root.parentSpanId()).isZero();
    assertThat(root.remoteParent()).isNull();
    assertThat(child.baggage()).isEqualTo("k=v");
  }

  @Test
  void scopes_nest() {
    SpanRecord outer = new InternalRecord(thread);
    outer.activate(thread);
    SpanRecord inner = new InternalRecord(thread);
    inner.activate(thread);
    SpanRecord innermost = new InternalRecord(thread);

    assertThat(inner.parent()).isSameAs(outer);
    assertThat(inner.parentSpanId()).isEqualTo(outer.spanId());
    assertThat(innermost.parent()).isSameAs(inner);
    assertThat(innermost.localTrace()).isSameAs(outer.localTrace());
    assertThat(innermost.traceIdHigh()).isEqualTo(outer.traceIdHigh());
    assertThat(thread.span()).isSameAs(inner);

    inner.deactivate(thread);
    assertThat(thread.current()).isSameAs(outer);
    outer.deactivate(thread);
    assertThat(thread.current()).isNull();
  }

  @Test
  void deactivate_restoresWhateverWasLeftBehindInside() {
    SpanRecord outer = new InternalRecord(thread);
    outer.activate(thread);
    new InternalRecord(thread).activate(thread);

    outer.deactivate(thread);

    assertThat(thread.current()).isNull();
  }

  @Test
  void deactivate_letsGoOfWhatWasCurrent() {
    SpanRecord outer = new InternalRecord(thread);
    SpanRecord inner = new InternalRecord(thread);
    outer.activate(thread);
    inner.activate(thread);
    inner.deactivate(thread);
    outer.deactivate(thread);

    // A second call restores nothing: the first let go of it.
    inner.deactivate(thread);

    assertThat(thread.current()).isNull();
  }

  @Test
  void end_handsOverOnce() {
    SpanRecord record = new InternalRecord(thread);
    assertThat(record.isEnded()).isFalse();

    record.end();
    long endNanos = record.endNanos();
    record.end();

    assertThat(record.isEnded()).isTrue();
    assertThat(record.endNanos()).isEqualTo(endNanos).isGreaterThanOrEqualTo(record.startNanos());
    assertThat(NothingLeft.drain()).containsExactly(record);
  }

  @Test
  void endOnce_afterEnd_changesNothing() {
    SpanRecord record = new InternalRecord(thread);
    record.end();

    assertThat(record.endOnce(new IllegalStateException("late"))).isFalse();
    assertThat(record.thrown).isNull();
    assertThat(NothingLeft.drain()).containsExactly(record);
  }

  @Test
  void endOnce_withoutACause_keepsTheOneThatIsThere() {
    SpanRecord record = new InternalRecord(thread);
    IllegalStateException cause = new IllegalStateException("early");
    record.thrown = cause;

    assertThat(record.endOnce(null)).isTrue();
    assertThat(record.thrown).isSameAs(cause);
    assertThat(NothingLeft.drain()).containsExactly(record);
  }

  @Test
  void endOnce_fromTwoThreads_takesEffectOnce() throws Exception {
    int rounds = 20_000;
    List<SpanRecord> records = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      records.add(new InternalRecord(thread));
    }
    List<Throwable> causes = List.of(new Exception("left"), new Exception("right"));
    AtomicInteger[] wins = {new AtomicInteger(), new AtomicInteger()};
    // One barrier a hundred rounds: a barrier a round would take the race away.
    CyclicBarrier barrier = new CyclicBarrier(2);
    Runnable[] racers = new Runnable[2];
    for (int side = 0; side < 2; side++) {
      int me = side;
      racers[side] =
          () -> {
            for (int i = 0; i < rounds; i++) {
              if (i % 100 == 0) {
                await(barrier);
                if (me == 0) {
                  drained += NothingLeft.drain().size();
                }
              }
              if (records.get(i).endOnce(causes.get(me))) {
                wins[me].incrementAndGet();
              }
            }
          };
    }
    Thread other = new Thread(racers[1]);
    other.start();
    racers[0].run();
    other.join();
    drained += NothingLeft.drain().size();

    assertThat(wins[0].get() + wins[1].get()).isEqualTo(rounds);
    assertThat(drained).isEqualTo(rounds);
    assertThat(records).allSatisfy(record -> assertThat(causes).contains(record.thrown));
  }

  private int drained;

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void anomalies_areKnownFromTheFields() {
    HttpClientRecord client = new HttpClientRecord(thread);
    assertThat(client.isAnomalous()).isFalse();
    client.status = 399;
    assertThat(client.isAnomalous()).isFalse();
    client.status = 400;
    assertThat(client.isAnomalous()).isTrue();
    client.status = 0;
    client.thrown = new IllegalStateException("given up");
    assertThat(client.isAnomalous()).isTrue();
    client.cancelled = true;
    assertThat(client.isAnomalous()).isFalse();

    HttpServerRecord server = new HttpServerRecord(thread, null);
    server.status = 499;
    assertThat(server.isAnomalous()).isFalse();
    server.status = 500;
    assertThat(server.isAnomalous()).isTrue();
    server.status = 200;
    server.thrown = new IllegalStateException("broken");
    assertThat(server.isAnomalous()).isTrue();
  }
}
