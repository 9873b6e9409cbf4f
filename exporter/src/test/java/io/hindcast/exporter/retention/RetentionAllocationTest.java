package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.trace.AssembledTrace;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trace that is retained leaves nothing on the heap, and makes no garbage. */
final class RetentionAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 20;

  @Test
  void retain_allocatesNothing() {
    TestLog log = new TestLog();
    RetentionRing ring = new RetentionRing(1 << 17, log);
    // More than fit: none is there any more when it comes again.
    List<AssembledTrace> traces = ShopTraces.make(500);
    retainAll(ring, traces);
    while (ring.stats().evicted() == 0) {
      // Until the index and the scratch memory have grown to what they need.
      retainAll(ring, traces);
    }
    retainAll(ring, traces);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ROUNDS; i++) {
      retainAll(ring, traces);
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

    // The JDK copies the four bytes of an address for each request that was sent.
    long addresses = 24L * ROUNDS * traces.size();
    assertThat(bytes).isLessThanOrEqualTo(addresses + 4_096);
    assertThat(log.lines).isEmpty();
  }

  /** What a span takes decides how far back the ring reaches. */
  @Test
  void aSpan_takesFiftyBytes() {
    RetentionRing ring = new RetentionRing(1 << 20, new TestLog());
    for (int i = 0; i < 2; i++) {
      retainAll(ring, ShopTraces.make(10_000));
    }

    long spans = (long) ring.traces() * ShopTraces.SPANS;
    assertThat(ring.stats().used() / spans).isLessThanOrEqualTo(50);
    assertThat(ring.stats().used()).isGreaterThan((1 << 20) - (1 << 12));
  }

  private static void retainAll(RetentionRing ring, List<AssembledTrace> traces) {
    for (int i = 0; i < traces.size(); i++) {
      ring.retain(traces.get(i));
    }
  }
}
