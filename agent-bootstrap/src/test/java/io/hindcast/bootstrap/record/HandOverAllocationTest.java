package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hindcast.bootstrap.record.SpanQueue.DropReason;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an application thread allocates is the record: to end it costs no byte. */
@ExtendWith(NothingLeft.class)
class HandOverAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Fit into the smallest ring, also in records. */
  private static final int TRACES = 100;

  private static final int LARGE = 40;

  private final ThreadContext thread = ThreadContext.get();

  @Test
  void aListThatIsTaken() {
    // The first call links, and loads classes.
    end(roots(1, 1));
    end(roots(1, LARGE));

    assertThat(end(roots(TRACES, 1))).isZero();
    assertThat(end(roots(TRACES, LARGE))).isZero();
    assertThat(NothingLeft.drain()).hasSize(2 + 2 * TRACES);
  }

  @Test
  void aRecordThatJoinsItsTrace() {
    SpanRecord root = new InternalRecord(thread, null);
    // Two lists go ahead.
    SpanRecord[] children = new SpanRecord[2 * LocalTrace.CHUNK + 100];
    for (int i = 0; i < children.length; i++) {
      children[i] = new InternalRecord(thread, root);
    }
    end(roots(1, 2));
    end(roots(1, LARGE));

    assertThat(end(children)).isZero();
    root.end();
    assertThat(NothingLeft.drain()).hasSize(5);
  }

  @Test
  void aListThatFindsNoSlot() {
    end(roots(SpanQueue.capacity(), 1));
    end(roots(1, LARGE));
    long droppedBefore = SpanQueue.dropped(DropReason.QUEUE_FULL);

    assertThat(end(roots(TRACES, 1))).isZero();
    assertThat(end(roots(TRACES, LARGE))).isZero();
    assertThat(SpanQueue.dropped(DropReason.QUEUE_FULL) - droppedBefore)
        .isEqualTo(TRACES * (1 + LARGE));
    NothingLeft.drain();
  }

  @Test
  void aListThatIsTooMuchForTheBudget() {
    end(roots(SpanQueue.capacity() * RecordRing.RECORDS_PER_SLOT / LARGE, LARGE));
    long droppedBefore = SpanQueue.dropped(DropReason.QUEUE_FULL);

    assertThat(end(roots(TRACES, LARGE))).isZero();
    assertThat(SpanQueue.dropped(DropReason.QUEUE_FULL) - droppedBefore).isEqualTo(TRACES * LARGE);
    NothingLeft.drain();
  }

  /**
   * Ends records; the bytes that the thread allocated meanwhile, but for the one that cost most:
   * before C2 compiles a method the calling thread makes the texts that its class names, once.
   */
  private static long end(SpanRecord[] records) {
    long all = 0;
    long most = 0;
    for (SpanRecord record : records) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      record.end();
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      all += bytes;
      most = Math.max(most, bytes);
    }
    return all - most;
  }

  /** The roots of traces that hold so many records, all ended but the root. */
  private SpanRecord[] roots(int traces, int records) {
    SpanRecord[] roots = new SpanRecord[traces];
    for (int i = 0; i < traces; i++) {
      SpanRecord root = new InternalRecord(thread, null);
      for (int child = 1; child < records; child++) {
        new InternalRecord(thread, root).end();
      }
      roots[i] = root;
    }
    return roots;
  }
}
