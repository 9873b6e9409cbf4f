package io.hindcast.exporter.spool;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which segments are on the disk, and which of them wait. Guarded by the spool's lock.
 *
 * <p>Who has taken a segment says what becomes of it, so only waiting ones are evicted, and each
 * span is counted once.
 */
final class SegmentIndex {
  private final Waiting evidence = new Waiting();
  private final Waiting baseline = new Waiting();
  private long bytes;
  private long spans;

  /** In whole blocks. */
  long bytes() {
    return bytes;
  }

  long spans() {
    return spans;
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  /** One that is on the disk now, and taken. */
  void add(Segment segment) {
    bytes += segment.footprint();
    spans += segment.spans();
    segment.life().files++;
  }

  /** One that nobody is to get any more. */
  void remove(Segment segment) {
    if (segment.state == Segment.State.WAITING) {
      waiting(segment.kind()).remove(segment);
    }
    segment.state = Segment.State.GONE;
    bytes -= segment.footprint();
    spans -= segment.spans();
  }

  /** One that is taken no longer. */
  void putBack(Segment segment) {
    segment.state = Segment.State.WAITING;
    waiting(segment.kind()).add(segment);
  }

  /** The oldest evidence that waits, else the oldest of the baseline; taken from now on. */
  @Nullable Segment takeOldest() {
    Segment oldest = evidence.oldest();
    if (oldest == null) {
      oldest = baseline.oldest();
    }
    if (oldest != null) {
      waiting(oldest.kind()).remove(oldest);
      oldest.state = Segment.State.TAKEN;
    }
    return oldest;
  }

  /** Whether there would be room for a new segment if all that may be evicted for it were. */
  boolean canFit(SegmentKind kind, long footprint, long maxBytes) {
    long evictable = baseline.bytes + (kind == SegmentKind.EVIDENCE ? evidence.bytes : 0);
    return bytes - evictable + footprint <= maxBytes;
  }

  /** Of the baseline that waits, in whole blocks. */
  long baselineBytes() {
    return baseline.bytes;
  }

  /** What has to go first for one of a kind; null if nothing may. */
  @Nullable Segment victim(SegmentKind kind) {
    Segment victim = baseline.oldest();
    return victim == null && kind == SegmentKind.EVIDENCE ? evidence.oldest() : victim;
  }

  private Waiting waiting(SegmentKind kind) {
    return kind == SegmentKind.EVIDENCE ? evidence : baseline;
  }

  private static final class Waiting {
    private final TreeSet<Segment> segments = new TreeSet<>();
    private long bytes;

    void add(Segment segment) {
      segments.add(segment);
      bytes += segment.footprint();
    }

    void remove(Segment segment) {
      segments.remove(segment);
      bytes -= segment.footprint();
    }

    @Nullable Segment oldest() {
      return segments.isEmpty() ? null : segments.first();
    }
  }
}
