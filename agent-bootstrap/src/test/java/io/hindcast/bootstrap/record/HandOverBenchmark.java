package io.hindcast.bootstrap.record;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What goes through the ring: each record, or each local trace with its records on a list. One
 * operation is one trace, from making its records to handing them over, with a consumer that drains
 * every 200 µs. On a busy machine read the median of {@code -bm sample} and not the mean.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandOverBenchmark {
  /** The consumer, and the ring that the variant with one slot a record uses. */
  @State(Scope.Benchmark)
  public static class Consumer {
    /** How many records a trace has. */
    @Param({"1", "10"})
    public int records;

    final MpscAtomicArrayQueue<SpanRecord> ring = new MpscAtomicArrayQueue<>(SpanQueue.capacity());
    private volatile boolean running;
    private @Nullable Thread thread;

    /** Starts draining. */
    @Setup(Level.Trial)
    public void start() {
      running = true;
      Thread drain = new Thread(this::drain, "drain");
      drain.setDaemon(true);
      drain.start();
      thread = drain;
    }

    /** Stops draining. */
    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
      running = false;
      Thread drain = thread;
      if (drain != null) {
        drain.join();
      }
    }

    private void drain() {
      long seen = 0;
      while (running) {
        while (ring.relaxedPoll() != null) {
          seen++;
        }
        for (SpanRecord list = SpanQueue.poll(); list != null; list = SpanQueue.poll()) {
          for (SpanRecord record = list; record != null; record = record.takeNext()) {
            seen++;
          }
        }
        LockSupport.parkNanos(200_000);
      }
      if (seen < 0) {
        throw new AssertionError();
      }
    }
  }

  /** What became of the records. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Counts {
    /** How many were made. */
    public long made;

    /** How many found the ring full. */
    public long dropped;

    private long before;

    /** Where the agent's own count stands. */
    @Setup(Level.Iteration)
    public void begin() {
      before = SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL);
    }

    /** The agent's own count is one for all threads: the first one reports it. */
    @TearDown(Level.Iteration)
    public void end(ThreadParams thread) {
      if (thread.getThreadIndex() == 0) {
        dropped += SpanQueue.dropped(SpanQueue.DropReason.QUEUE_FULL) - before;
      }
    }
  }

  /** Records join their trace's list; the trace takes one slot. */
  @Benchmark
  public void slotPerTrace(Consumer consumer, Counts counts) {
    counts.made += consumer.records;
    ThreadContext thread = ThreadContext.get();
    SpanRecord root = new InternalRecord(thread, null);
    for (int i = 1; i < consumer.records; i++) {
      new InternalRecord(thread, root).end();
    }
    root.end();
  }

  /** Each record takes a slot as it ends. */
  @Benchmark
  public void slotPerRecord(Consumer consumer, Counts counts) {
    counts.made += consumer.records;
    ThreadContext thread = ThreadContext.get();
    SpanRecord root = new InternalRecord(thread, null);
    for (int i = 1; i < consumer.records; i++) {
      offer(consumer, counts, new InternalRecord(thread, root));
    }
    offer(consumer, counts, root);
  }

  private static void offer(Consumer consumer, Counts counts, SpanRecord record) {
    // What end() does besides: the clock, and the look for a failure.
    record.count = (int) System.nanoTime();
    int limit = consumer.ring.capacity() - consumer.ring.capacity() / 8;
    boolean taken =
        record.isAnomalous()
            ? consumer.ring.offer(record)
            : consumer.ring.offerIfBelowThreshold(record, limit);
    if (!taken) {
      counts.dropped++;
    }
  }
}
