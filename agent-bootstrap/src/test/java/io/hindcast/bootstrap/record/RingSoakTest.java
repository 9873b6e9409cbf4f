package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.SpanQueue.DropReason;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * More threads than there are processors end traces of all kinds, against an exporter that is slow
 * or absent at times. Every record that was ended is drained once or counted as dropped.
 */
@ExtendWith(NothingLeft.class)
class RingSoakTest {
  private static final int SECONDS = Integer.getInteger("soak.seconds", 4);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

  private static final int PRODUCERS = 2 * Runtime.getRuntime().availableProcessors() + 2;

  /** What the largest trace holds, but for a few. */
  private static final int MOST_RECORDS = 5_000;

  // What a record's name says of it: that its fields have arrived, and that it was seen.
  private static final String ENDED = "ended";
  private static final String DRAINED = "drained";

  @SuppressWarnings("StaticAssignmentOfThrowable") // Is never thrown.
  private static final RuntimeException BROKEN = new IllegalStateException("broken");

  /** Records that whoever finds them ends, perhaps at once with the thread that made them. */
  private final AtomicReferenceArray<@Nullable InternalRecord> shared =
      new AtomicReferenceArray<>(16);

  private final ThreadContext thread = ThreadContext.get();

  @Test
  void everyRecord_isDrainedOnceOrCountedAsDropped() throws Exception {
    System.out.println("RingSoakTest: soak.seed=" + SEED + " soak.seconds=" + SECONDS);
    SplittableRandom seeds = new SplittableRandom(SEED);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    long droppedBefore = dropped();
    long fullBefore = SpanQueue.dropped(DropReason.QUEUE_FULL);
    List<Producer> producers = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      producers.add(new Producer(seeds.split(), shared, deadline));
    }
    SlowConsumer consumer = new SlowConsumer(seeds.split());
    consumer.start();
    producers.forEach(Thread::start);
    long offered = 0;
    for (Producer producer : producers) {
      producer.join();
      offered += producer.offered;
    }
    for (int i = 0; i < shared.length(); i++) {
      InternalRecord left = shared.get(i);
      if (left != null && left.endOnce(null)) {
        offered++;
      }
    }
    consumer.finish();

    assertThat(consumer.notReady).as("records without fields, or drained twice").isZero();
    assertThat(consumer.miscounted).as("lists that do not hold what they say").isZero();
    assertThat(consumer.drained + dropped() - droppedBefore)
        .as("of %d records, drained %d; seed %d", offered, consumer.drained, SEED)
        .isEqualTo(offered);
    assertThat(SpanQueue.dropped(DropReason.QUEUE_FULL)).isGreaterThan(fullBefore);
    assertThat(consumer.drained).isPositive();
    assertBudgetIsWhole();
  }

  /** After all that was reserved and given back: a list of all the budget fits, and no other. */
  private void assertBudgetIsWhole() {
    SpanRecord all = new InternalRecord(thread, null);
    all.count = SpanQueue.capacity() * RecordRing.RECORDS_PER_SLOT;
    SpanRecord more = new InternalRecord(thread, null);
    more.count = RecordRing.RECORDS_PER_SLOT + 1;
    SpanQueue.RING.offer(all, true);
    SpanQueue.RING.offer(more, true);
    assertThat(NothingLeft.drain()).as("seed %d", SEED).containsExactly(all);
  }

  @Test
  void withTheExporterAbsent_normalLoadLeavesRoomForAnomalousTraces() throws Exception {
    int records = SpanQueue.capacity() * RecordRing.RECORDS_PER_SLOT;
    List<Thread> load = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      load.add(
          new Thread(
              () -> {
                ThreadContext own = ThreadContext.get();
                for (int large = 0; large < records / MOST_RECORDS; large++) {
                  trace(own, MOST_RECORDS).end();
                }
                for (int small = 0; small < SpanQueue.capacity(); small++) {
                  trace(own, 1).end();
                }
              }));
    }
    load.forEach(Thread::start);
    for (Thread one : load) {
      one.join();
    }
    long droppedBefore = dropped();

    trace(thread, 1).end();
    trace(thread, 50).end();
    assertThat(dropped() - droppedBefore).as("no room for normal ones").isEqualTo(51);
    SpanRecord small = trace(thread, 1);
    small.endOnce(BROKEN);
    SpanRecord large = trace(thread, 50);
    large.endOnce(BROKEN);
    assertThat(dropped() - droppedBefore).isEqualTo(51);
    assertThat(NothingLeft.drain()).endsWith(small, large);
  }

  /** A trace of so many records, all ended but its root. */
  private static SpanRecord trace(ThreadContext thread, int records) {
    SpanRecord root = new InternalRecord(thread, null);
    for (int i = 1; i < records; i++) {
      new InternalRecord(thread, root).end();
    }
    return root;
  }

  private static long dropped() {
    long dropped = 0;
    for (DropReason reason : DropReason.values()) {
      dropped += SpanQueue.dropped(reason);
    }
    return dropped;
  }

  /** An application thread. */
  private static final class Producer extends Thread {
    private final SplittableRandom random;
    private final AtomicReferenceArray<@Nullable InternalRecord> shared;
    private final long deadline;
    private final List<InternalRecord> late = new ArrayList<>();

    /** How many records were handed over by this thread; read when it is over. */
    long offered;

    Producer(
        SplittableRandom random,
        AtomicReferenceArray<@Nullable InternalRecord> shared,
        long deadline) {
      this.random = random;
      this.shared = shared;
      this.deadline = deadline;
    }

    @Override
    public void run() {
      ThreadContext thread = ThreadContext.get();
      while (System.nanoTime() - deadline < 0) {
        int records = random.nextInt(2_000) == 0 ? 40 * LocalTrace.CHUNK : size();
        endTrace(thread, records);
      }
    }

    /** Mostly few, now and then thousands. */
    private int size() {
      int bits = Math.min(random.nextInt(14), random.nextInt(14));
      return 1 + random.nextInt(Math.min(1 << bits, MOST_RECORDS));
    }

    private void endTrace(ThreadContext thread, int records) {
      InternalRecord root = new InternalRecord(thread, null);
      for (int i = 1; i < records; i++) {
        InternalRecord child = new InternalRecord(thread, root);
        switch (random.nextInt(32)) {
          case 0 -> late.add(child);
          case 1 -> share(child);
          default -> end(child);
        }
      }
      end(root);
      late.forEach(this::end);
      late.clear();
    }

    private void end(InternalRecord record) {
      record.name = ENDED;
      if (random.nextInt(1_000) == 0) {
        record.thrown = BROKEN;
      }
      record.end();
      offered++;
    }

    /** Two threads are at it from here on. */
    private void share(InternalRecord record) {
      record.name = ENDED;
      boolean race = random.nextBoolean();
      InternalRecord other = shared.getAndSet(random.nextInt(shared.length()), record);
      if (other != null) {
        endOnce(other);
      }
      if (race) {
        endOnce(record);
      }
    }

    private void endOnce(InternalRecord record) {
      if (record.endOnce(random.nextBoolean() ? BROKEN : null)) {
        offered++;
      }
    }
  }

  /** The exporter's thread. */
  private static final class SlowConsumer extends Thread {
    private static final int SPELL_NANOS = 100_000_000;

    private final SplittableRandom random;
    private volatile boolean finishing;
    long drained;
    int notReady;
    int miscounted;

    SlowConsumer(SplittableRandom random) {
      this.random = random;
    }

    /** Drains what is left; its fields may be read then. */
    void finish() throws InterruptedException {
      finishing = true;
      join();
    }

    @Override
    public void run() {
      while (!finishing) {
        long until = System.nanoTime() + random.nextInt(SPELL_NANOS);
        int pauseNanos = random.nextInt(3) * 20_000;
        boolean absent = random.nextInt(4) == 0;
        while (!finishing && System.nanoTime() - until < 0) {
          if (absent || !take()) {
            LockSupport.parkNanos(1_000_000);
          } else if (pauseNanos > 0) {
            LockSupport.parkNanos(pauseNanos);
          }
        }
      }
      // All have ended: what there is, is there.
      while (take()) {}
    }

    private boolean take() {
      SpanRecord list = SpanQueue.poll();
      if (list == null) {
        return false;
      }
      int records = 0;
      int count = list.count();
      for (SpanRecord record = list; record != null; record = record.takeNext()) {
        records++;
        InternalRecord seen = (InternalRecord) record;
        if (!ENDED.equals(seen.name)) {
          notReady++;
        }
        seen.name = DRAINED;
      }
      drained += records;
      if (records != count) {
        miscounted++;
      }
      return true;
    }
  }
}
