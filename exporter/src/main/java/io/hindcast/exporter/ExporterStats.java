package io.hindcast.exporter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of the spans that the exporter took over: {@code received} is the sum of {@code
 * exported}, all of {@code dropped} and what is still under way. What was lost before, in the ring,
 * {@link io.hindcast.bootstrap.record.SpanQueue} counts. Thread safe; any thread may read.
 *
 * <p>With two exporters a span counts as exported where OTLP delivered it; with the console alone,
 * where it was printed.
 */
public final class ExporterStats {
  /** Why a span did not arrive. */
  public enum DropReason {
    /** The decision was not to keep its trace. */
    NOT_KEPT,
    /** Making a span of the record failed. */
    RENDER_FAILED,
    /** It waited for the collector until newer spans needed its place. */
    QUEUE_FULL,
    /** The collector took the request but not all of its spans (OTLP partial success). */
    PARTIALLY_REJECTED,
    /** The collector refused the request for good, or it could not be made. */
    REFUSED,
    /** The JVM ended first. */
    SHUTDOWN,
    /** No exporter is configured. */
    NO_EXPORTER
  }

  private final AtomicLong received = new AtomicLong();
  private final AtomicLong exported = new AtomicLong();
  private final AtomicLong textsCut = new AtomicLong();
  // Filled here and never changed again, so reading it needs no lock.
  private final Map<DropReason, AtomicLong> dropped = new EnumMap<>(DropReason.class);

  /** All zero. */
  public ExporterStats() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new AtomicLong());
    }
  }

  /** How many records came out of the ring. */
  public long received() {
    return received.get();
  }

  /** How many spans were delivered. */
  public long exported() {
    return exported.get();
  }

  /** How many spans were lost for a reason. */
  public long dropped(DropReason reason) {
    return counter(reason).get();
  }

  /** How many spans were lost, whatever the reason. */
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

  /** Counts records out of the ring. */
  public void addReceived(long records) {
    received.addAndGet(records);
  }

  /** Counts delivered spans. */
  public void addExported(long spans) {
    exported.addAndGet(spans);
  }

  /** Counts lost spans. */
  public void addDropped(DropReason reason, long spans) {
    counter(reason).addAndGet(spans);
  }

  /** Counts a value that was cut. */
  public void addTextCut() {
    textsCut.incrementAndGet();
  }

  private AtomicLong counter(DropReason reason) {
    return Objects.requireNonNull(dropped.get(reason));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(96);
    text.append("received=").append(received()).append(" exported=").append(exported());
    for (DropReason reason : DropReason.values()) {
      if (dropped(reason) != 0) {
        text.append(" dropped[").append(reason).append("]=").append(dropped(reason));
      }
    }
    return text.toString();
  }
}
