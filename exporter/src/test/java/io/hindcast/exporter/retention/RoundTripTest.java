package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.render.RetainedThrowable;
import io.hindcast.exporter.trace.AssembledTrace;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is rendered of a trace that comes back is what is rendered of the original. */
final class RoundTripTest {
  private static final long OFFSET = 1_800_000_000_000_000_000L;

  private final SplittableRandom random = new SplittableRandom(Seeds.SEED);
  private final RandomTraces traces = new RandomTraces(random.split(), true);
  private final RandomTraces readable = new RandomTraces(random.split(), false);
  private final TestLog log = new TestLog();
  private final RetentionRing ring = new RetentionRing(16 << 20, log);
  private final Rendering rendering = new Rendering();

  @Test
  void anyTrace() {
    for (int round = 0; round < 2_000; round++) {
      List<SpanRecord> records = traces.records(1 + random.nextInt(round % 100 == 0 ? 500 : 30));
      long dropped = random.nextInt(3) == 0 ? random.nextInt(5_000) : 0;
      assertComesBack(AssembledTrace.of(records, OFFSET + round, dropped), round);
    }
    assertThat(log.lines).isEmpty();
  }

  /** Records whose parents were handed over before, after, or not at all. */
  @Test
  void anyTraceInParts() {
    for (int round = 0; round < 1_000; round++) {
      List<SpanRecord> all = new ArrayList<>();
      List<AssembledTrace> parts = new ArrayList<>();
      int count = 2 + random.nextInt(3);
      List<List<SpanRecord>> lists = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        lists.add(new ArrayList<>());
      }
      long lastStart = 0;
      for (SpanRecord record : readable.records(1 + random.nextInt(60))) {
        // One part's throwable is not known to be another's; and which of two that began at once
        // is the first is not told across parts.
        if (record.thrown == null && record.startNanos() != lastStart) {
          lists.get(random.nextInt(count)).add(record);
          all.add(record);
        }
        lastStart = record.startNanos();
      }
      for (List<SpanRecord> list : lists) {
        if (!list.isEmpty()) {
          parts.add(AssembledTrace.of(list, OFFSET, 3));
        }
      }
      if (parts.isEmpty()) {
        continue;
      }
      AssembledTrace whole = AssembledTrace.of(all, OFFSET, 3L * parts.size());
      for (AssembledTrace part : parts) {
        assertThat(part.rootSpanId()).isEqualTo(whole.rootSpanId());
        ring.retain(part);
      }
      AssembledTrace back = ring.recall(whole.rootSpanId());
      assertSame(whole, back, round);
    }
  }

  @Test
  void aTraceThatComesBackTwice() {
    for (int round = 0; round < 200; round++) {
      AssembledTrace original = AssembledTrace.of(traces.records(40), OFFSET, 0);
      ring.retain(original);
      AssembledTrace once = Objects.requireNonNull(ring.recall(original.rootSpanId()));
      ring.retain(once);

      assertSame(original, ring.recall(original.rootSpanId()), round);
    }
  }

  /** Making a stack trace into a text costs more than all else, and in a cascade all fail. */
  @Test
  void failuresBeyondSoManyASecond_comeBackWithoutTheirStackTraces() {
    int most = ThrownWriter.STACK_TRACES_A_SECOND;
    List<AssembledTrace> failing = new ArrayList<>();
    for (int i = 0; i <= most + 1; i++) {
      RestoredTrace trace = new RestoredTrace(1, i, 3, null, null);
      // The last one fails a second after the first.
      long end = i <= most ? i : 1_000_000_000;
      InternalRecord root = new InternalRecord(new RestoredSpan(trace, null, i + 1, 0, end));
      root.thrown = new IllegalStateException("broken");
      failing.add(AssembledTrace.of(new ArrayList<>(List.of(root)), OFFSET, 0));
      ring.retain(failing.get(i));
    }

    for (int i : new int[] {0, most - 1, most + 1}) {
      assertSame(failing.get(i), ring.recall(i + 1), i);
    }
    Throwable back = Objects.requireNonNull(ring.recall(most + 1)).records().get(0).thrown;
    assertThat(back).isInstanceOf(RetainedThrowable.class).hasMessage("broken");
    assertThat(((RetainedThrowable) back).type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(((RetainedThrowable) back).stackTrace()).isEmpty();
  }

  @Test
  void addressesWithAScope() throws Exception {
    List<InetAddress> addresses = new ArrayList<>();
    addresses.add(InetAddress.getLoopbackAddress());
    addresses.add(InetAddress.getByName("fe80::1%7"));
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      addresses.addAll(Collections.list(each.getInetAddresses()));
    }
    addresses.add(Inet6Address.getByAddress("named", new byte[16], -1));
    RestoredTrace trace = new RestoredTrace(1, 2, 3, null, null);
    List<SpanRecord> records = new ArrayList<>();
    SpanRecord root = new InternalRecord(new RestoredSpan(trace, null, 1, 0, 9));
    records.add(root);
    for (InetAddress address : addresses) {
      int id = records.size() + 1;
      HttpClientRecord client = new HttpClientRecord(new RestoredSpan(trace, root, id, id, 9));
      client.peer = new InetSocketAddress(address, id);
      records.add(client);
    }

    assertComesBack(AssembledTrace.of(records, OFFSET, 0), 0);
  }

  /** Neither recursion nor a search through all that came before. */
  @Test
  @Timeout(60)
  void deepAndWideTraces() {
    RestoredTrace trace = new RestoredTrace(1, 2, 3, null, null);
    List<SpanRecord> records = new ArrayList<>();
    SpanRecord root = new InternalRecord(new RestoredSpan(trace, null, 1, 0, 1_000_000));
    records.add(root);
    SpanRecord deepest = root;
    for (int i = 2; i < 5_000; i++) {
      deepest = new InternalRecord(new RestoredSpan(trace, deepest, i, i, 100_000 - i));
      records.add(deepest);
    }
    for (int i = 5_000; i < 10_000; i++) {
      SpanRecord parent = records.get(i % 4_000);
      records.add(new InternalRecord(new RestoredSpan(trace, parent, i, i, i)));
    }

    assertComesBack(AssembledTrace.of(records, OFFSET, 0), 0);
  }

  private void assertComesBack(AssembledTrace original, int round) {
    assertThat(ring.retain(original)).isTrue();
    assertSame(original, ring.recall(original.rootSpanId()), round);
    assertThat(ring.recall(original.rootSpanId())).as("once").isNull();
  }

  private void assertSame(AssembledTrace original, @Nullable AssembledTrace back, int round) {
    List<List<Object>> expected = rendering.of(original);
    if (expected.isEmpty()) {
      assertThat(back).isNull();
      return;
    }
    assertThat(rendering.of(Objects.requireNonNull(back)))
        .as("seed %d, round %d", Seeds.SEED, round)
        .isEqualTo(expected);
    assertThat(back.rootSpanId()).isEqualTo(original.rootSpanId());
  }
}
