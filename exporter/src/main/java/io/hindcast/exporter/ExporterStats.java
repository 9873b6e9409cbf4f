package io.hindcast.exporter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of the items of one signal (spans, data points) that the exporter took over: {@code
 * received} is the sum of {@code exported}, all of {@code dropped}, {@code spooled} and what is
 * still under way. What was lost before, in the ring, {@link
 * io.hindcast.bootstrap.record.SpanQueue} counts. Thread safe; any thread may read.
 *
 * <p>With two exporters a span counts as exported where OTLP delivered it; with the console alone,
 * where it was printed.
 */
public final class ExporterStats implements Accounts {
  /** Why an item did not arrive. */
  public enum DropReason {
    /** The decision was not to keep its trace. */
    NOT_KEPT,
    /** Its trace had more records than one keeps; the span of the local root says how many. */
    TRACE_TOO_LARGE,
    /** Making a span of the record failed. */
    RENDER_FAILED,
    /** It waited for the collector until newer spans needed its place. */
    QUEUE_FULL,
    /** The heap was nearly full, and the application needs it more. */
    MEMORY_PRESSURE,
    /** The collector took the request but not all that is in it (OTLP partial success). */
    PARTIALLY_REJECTED,
    /** The collector refused the request for good, or it could not be made. */
    REFUSED,
    /** It was on the disk, and had to make room there or could not be read any more. */
    SPOOL_LOST,
    /** The JVM ended first. */
    SHUTDOWN,
    /** No exporter is configured. */
    NO_EXPORTER
  }

  private final AtomicLong polled = new AtomicLong();
  private final AtomicLong processed = new AtomicLong();
  private final AtomicLong returned = new AtomicLong();
  private final AtomicLong exported = new AtomicLong();
  private final AtomicLong spooled = new AtomicLong();
  private final AtomicLong textsCut = new AtomicLong();
  private final AtomicLong tracesSplit = new AtomicLong();
  // Filled here and never changed again, so reading it needs no lock.
  private final Map<DropReason, AtomicLong> dropped = new EnumMap<>(DropReason.class);

  /** All zero. */
  public ExporterStats() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new AtomicLong());
    }
  }

  /** How many records came out of the ring, with those that are measured only. */
  public long polled() {
    return polled.get();
  }

  /**
   * How many were taken over, out of the ring or from the disk; what was called back after it was
   * not kept counts again.
   */
  public long received() {
    return processed.get() + returned.get();
  }

  /** How many came out of the ring, each of them once. */
  public long processed() {
    return processed.get();
  }

  /** How many were delivered. */
  public long exported() {
    return exported.get();
  }

  /** How many are on the disk now and no longer in memory. */
  public long spooled() {
    return spooled.get();
  }

  /** How many were lost for a reason. */
  public long dropped(DropReason reason) {
    return counter(reason).get();
  }

  /** How many were lost, whatever the reason. */
  public long dropped() {
    long sum = 0;
    for (DropReason reason : DropReason.values()) {
      sum += dropped(reason);
    }
    return sum;
  }

  /** How many attribute values were too long to be exported whole. */
  public long textsCut() {
    return textsCut.get();
  }

  /** How often the records of a trace went on before its root had ended. */
  public long tracesSplit() {
    return tracesSplit.get();
  }

  /** Counts records that came out of the ring. */
  void addPolled(int records) {
    polled.addAndGet(records);
  }

  /** Counts what was taken over out of the ring. */
  public void addReceived(long items) {
    processed.addAndGet(items);
  }

  /** Counts what comes back: by a late failure, or from the disk of a process before this one. */
  public void addReturned(long items) {
    returned.addAndGet(items);
  }

  @Override
  public void addExported(long items) {
    exported.addAndGet(items);
  }

  @Override
  public void addDropped(DropReason reason, long items) {
    counter(reason).addAndGet(items);
  }

  @Override
  public void addSpooled(long items) {
    spooled.addAndGet(items);
  }

  /** Counts a value that was cut. */
  public void addTextCut() {
    textsCut.incrementAndGet();
  }

  /** Counts records that go on before the root of their trace has ended. */
  public void addTraceSplit() {
    tracesSplit.incrementAndGet();
  }

  private AtomicLong counter(DropReason reason) {
    return Objects.requireNonNull(dropped.get(reason));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(96);
    text.append("received=").append(received()).append(" exported=").append(exported());
    if (spooled() != 0) {
      text.append(" spooled=").append(spooled());
    }
    for (DropReason reason : DropReason.values()) {
      if (dropped(reason) != 0) {
        text.append(" dropped[").append(reason).append("]=").append(dropped(reason));
      }
    }
    return text.toString();
  }
}
