package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class LocalTraceTest {
  private final ThreadContext thread = ThreadContext.get();

  @Test
  void children_waitForTheRootAndComeInOneList() {
    SpanRecord root = new InternalRecord(thread);
    SpanRecord first = new InternalRecord(thread, root);
    SpanRecord second = new InternalRecord(thread, first);
    second.end();
    first.end();
    assertThat(NothingLeft.drain()).isEmpty();

    root.end();

    List<SpanRecord> lists = NothingLeft.drain();
    assertThat(lists).containsExactly(root);
    assertThat(NothingLeft.records(root)).containsExactly(root, first, second);
    assertThat(root.count()).isEqualTo(3);
    assertThat(first.count()).isEqualTo(2);
    assertThat(second.count()).isEqualTo(1);
  }

  @Test
  void stragglers_comeAloneAfterTheRoot() {
    SpanRecord root = new InternalRecord(thread);
    SpanRecord early = new InternalRecord(thread, root);
    SpanRecord late = new InternalRecord(thread, root);
    SpanRecord later = new InternalRecord(thread, late);
    early.end();
    root.end();
    later.end();
    late.end();

    assertThat(NothingLeft.drain()).containsExactly(root, later, late);
    assertThat(NothingLeft.records(later)).containsExactly(later);
    assertThat(NothingLeft.records(late)).containsExactly(late);
    assertThat(later.count()).isEqualTo(1);
  }

  @Test
  void tracesOfOneRemoteParent_areHandedOverApart() {
    RemoteParent remote = new RemoteParent(1, 2, 3, 1, null, null);
    SpanRecord left = new HttpServerRecord(thread, remote);
    SpanRecord right = new HttpServerRecord(thread, remote);
    left.end();
    right.end();

    assertThat(NothingLeft.drain()).containsExactly(left, right);
    assertThat(left.localTrace()).isNotSameAs(right.localTrace());
    assertThat(left.traceIdLow()).isEqualTo(right.traceIdLow());
  }

  @Test
  void aLongList_goesAheadWhileTheRootIsOpen() {
    SpanRecord root = new InternalRecord(thread);
    List<SpanRecord> children = new ArrayList<>();
    for (int i = 0; i < 2 * LocalTrace.CHUNK + 7; i++) {
      SpanRecord child = new InternalRecord(thread, root);
      children.add(child);
      child.end();
    }
    SpanRecord first = children.get(LocalTrace.CHUNK - 1);
    SpanRecord second = children.get(2 * LocalTrace.CHUNK - 1);
    assertThat(NothingLeft.drain()).containsExactly(first, second);
    root.end();

    assertThat(NothingLeft.drain()).containsExactly(root);
    assertThat(first.count()).isEqualTo(LocalTrace.CHUNK);
    assertThat(second.count()).isEqualTo(LocalTrace.CHUNK);
    assertThat(root.count()).isEqualTo(8);
    List<SpanRecord> seen = new ArrayList<>();
    for (SpanRecord list : List.of(root, second, first)) {
      seen.addAll(NothingLeft.records(list));
    }
    Collections.reverse(seen);
    children.add(root);
    assertThat(seen).containsExactlyElementsOf(children);
  }

  @Test
  void aListThatGoesAhead_isAsAnomalousAsItsTrace() {
    fillNormalPart();
    SpanRecord root = new InternalRecord(thread);
    SpanRecord broken = new InternalRecord(thread, root);
    broken.thrown = new IllegalStateException("broken");
    broken.end();
    for (int i = 1; i < LocalTrace.CHUNK; i++) {
      new InternalRecord(thread, root).end();
    }

    List<SpanRecord> lists = NothingLeft.drain();
    assertThat(lists.get(lists.size() - 1).localTrace()).isSameAs(root.localTrace());
  }

  @Test
  void aListThatFindsNoRoom_isCountedAndLeavesTheTraceAlone() {
    fillNormalPart();
    long droppedBefore = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);
    SpanRecord root = new InternalRecord(thread);
    for (int i = 0; i < LocalTrace.CHUNK + 1; i++) {
      new InternalRecord(thread, root).end();
    }
    assertThat(SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL) - droppedBefore)
        .isEqualTo(LocalTrace.CHUNK);
    NothingLeft.drain();
    root.end();

    assertThat(NothingLeft.drain()).containsExactly(root);
    assertThat(root.count()).isEqualTo(2);
  }

  private void fillNormalPart() {
    for (int i = SpanQueue.capacity() / 8; i < SpanQueue.capacity(); i++) {
      new InternalRecord(thread).end();
    }
  }

  /** The threads meet where a list is full; the root ends in the middle of it. */
  @Test
  void longListsOfManyThreads_areHandedOverExactlyOnce() throws Exception {
    int threads = 4;
    int children = 100_000;
    long droppedBefore = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);
    SpanRecord root = new InternalRecord(thread);
    CountDownLatch running = new CountDownLatch(threads);
    List<Thread> workers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int rootAt = t == 0 ? children / 2 : -1;
      Thread worker =
          new Thread(
              () -> {
                ThreadContext own = ThreadContext.get();
                for (int i = 0; i < children; i++) {
                  if (i == rootAt) {
                    root.end();
                  }
                  new InternalRecord(own, root).end();
                }
                running.countDown();
              });
      workers.add(worker);
      worker.start();
    }
    Set<SpanRecord> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    int miscounted = 0;
    int chunks = 0;
    while (running.getCount() > 0 || SpanQueue.size() > 0) {
      SpanRecord list = SpanQueue.poll();
      if (list == null) {
        Thread.onSpinWait();
        continue;
      }
      List<SpanRecord> records = NothingLeft.records(list);
      if (records.size() != list.count() || records.size() > LocalTrace.CHUNK) {
        miscounted++;
      }
      if (records.size() == LocalTrace.CHUNK) {
        chunks++;
      }
      for (SpanRecord record : records) {
        assertThat(seen.add(record)).as("handed over once").isTrue();
      }
    }
    for (Thread worker : workers) {
      worker.join();
    }

    long dropped = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL) - droppedBefore;
    assertThat(seen.size() + dropped).isEqualTo(1L + (long) threads * children);
    assertThat(miscounted).as("lists that do not hold what they say").isZero();
    assertThat(chunks).isPositive();
  }

  /**
   * A child that ends while the root does is in the root's list or comes alone; never both. The
   * children of both threads keep each other from getting in, so that the root falls between
   * reading the list and joining it.
   */
  @Test
  void childrenThatRaceWithTheRoot_areHandedOverExactlyOnce() throws Exception {
    int rounds = 60_000;
    int children = 20;
    AtomicReference<List<SpanRecord>> work = new AtomicReference<>();
    Thread other =
        new Thread(
            () -> {
              for (int i = 0; i < rounds; i++) {
                List<SpanRecord> mine = work.get();
                while (mine == null) {
                  Thread.onSpinWait();
                  mine = work.get();
                }
                mine.forEach(SpanRecord::end);
                work.set(null);
              }
            });
    other.start();
    int wrong = 0;
    for (int i = 0; i < rounds; i++) {
      SpanRecord root = new InternalRecord(thread);
      List<SpanRecord> theirs = new ArrayList<>();
      for (int c = 0; c < children; c++) {
        theirs.add(new InternalRecord(thread, root));
      }
      int own = i % children;
      List<SpanRecord> ours = new ArrayList<>();
      for (int c = 0; c < own; c++) {
        ours.add(new InternalRecord(thread, root));
      }
      work.set(theirs);
      ours.forEach(SpanRecord::end);
      root.end();
      while (work.get() != null) {
        Thread.onSpinWait();
      }
      int seen = 0;
      int counted = 0;
      for (SpanRecord list : NothingLeft.drain()) {
        seen += NothingLeft.records(list).size();
        counted += list.count();
      }
      if (seen != 1 + own + children || counted != seen) {
        wrong++;
      }
    }
    other.join();

    assertThat(wrong).as("rounds in which a record came twice or not at all").isZero();
  }

  @Test
  void manyThreads_drainedAndDroppedIsWhatWasEnded() throws Exception {
    int threads = 4;
    int traces = 5_000;
    int children = 5;
    long droppedBefore = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);
    CountDownLatch running = new CountDownLatch(threads);
    List<Thread> workers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Thread worker =
          new Thread(
              () -> {
                ThreadContext own = ThreadContext.get();
                for (int i = 0; i < traces; i++) {
                  SpanRecord root = new InternalRecord(own);
                  SpanRecord straggler = new InternalRecord(own, root);
                  for (int c = 1; c < children; c++) {
                    new InternalRecord(own, root).end();
                  }
                  root.end();
                  straggler.end();
                }
                running.countDown();
              });
      workers.add(worker);
      worker.start();
    }
    Set<SpanRecord> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    long drained = 0;
    while (running.getCount() > 0 || SpanQueue.size() > 0) {
      SpanRecord list = SpanQueue.poll();
      if (list == null) {
        Thread.onSpinWait();
        continue;
      }
      for (SpanRecord record : NothingLeft.records(list)) {
        assertThat(seen.add(record)).as("handed over once").isTrue();
        drained++;
      }
    }
    for (Thread worker : workers) {
      worker.join();
    }

    long dropped = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL) - droppedBefore;
    assertThat(drained + dropped).isEqualTo((long) threads * traces * (children + 1));
  }
}
