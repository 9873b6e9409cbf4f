package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class SpanQueueTest {
  private final ThreadContext thread = ThreadContext.get();

  @Test
  void whenTheRingFills_theLastPartIsForAnomalousTraces() {
    long droppedBefore = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);
    int capacity = SpanQueue.capacity();
    int reserved = capacity / 8;
    for (int i = 0; i < capacity - reserved; i++) {
      normal().end();
    }
    assertThat(SpanQueue.size()).isEqualTo(capacity - reserved);
    assertThat(SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL)).isEqualTo(droppedBefore);

    normal().end();
    assertThat(SpanQueue.size()).isEqualTo(capacity - reserved);
    assertThat(SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL)).isEqualTo(droppedBefore + 1);

    for (int i = 0; i < reserved; i++) {
      failing().end();
    }
    assertThat(SpanQueue.size()).isEqualTo(capacity);
    failing().end();
    assertThat(SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL)).isEqualTo(droppedBefore + 2);

    assertThat(NothingLeft.drain()).hasSize(capacity);
  }

  @Test
  void aFailingChild_putsItsWholeTraceInTheReservedPart() {
    int reserved = SpanQueue.capacity() / 8;
    for (int i = 0; i < SpanQueue.capacity() - reserved; i++) {
      normal().end();
    }
    long droppedBefore = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);

    SpanRecord root = normal();
    SpanRecord child = new InternalRecord(thread, root);
    child.thrown = new IllegalStateException("broken");
    child.end();
    root.end();

    assertThat(SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL)).isEqualTo(droppedBefore);
    assertThat(NothingLeft.drain()).endsWith(root);
  }

  @Test
  void aLostTrace_countsAllItsRecords() {
    int reserved = SpanQueue.capacity() / 8;
    for (int i = 0; i < SpanQueue.capacity() - reserved; i++) {
      normal().end();
    }
    long droppedBefore = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);

    SpanRecord root = normal();
    new InternalRecord(thread, root).end();
    new InternalRecord(thread, root).end();
    root.end();

    assertThat(SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL)).isEqualTo(droppedBefore + 3);
    assertThat(NothingLeft.drain()).doesNotContain(root);
    assertThat(root.takeNext()).as("what a context that lives on would keep").isNull();
  }

  private SpanRecord normal() {
    return new InternalRecord(thread);
  }

  private SpanRecord failing() {
    SpanRecord record = new InternalRecord(thread);
    record.thrown = new IllegalStateException("broken");
    return record;
  }
}
