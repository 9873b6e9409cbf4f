package io.hindcast.exporter;

import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.otlp.Overflow;
import io.hindcast.exporter.otlp.Priority;
import io.hindcast.exporter.spool.Segment;
import io.hindcast.exporter.spool.SegmentKind;
import io.hindcast.exporter.spool.Spool;
import io.hindcast.exporter.spool.SpoolListener;
import io.hindcast.exporter.spool.SpooledRequest;
import io.hindcast.exporter.trace.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The spool as the sender of the traces sees it. The disk is waited for by a thread of its own: a
 * file system that hangs costs the others a second in all, and the end of the JVM no more than it
 * has. Thread safe.
 */
final class SpoolOverflow implements Overflow {
  /** The number of the signal in the names of segments; that of metrics would be 2. */
  private static final int TRACES = 1;

  private final Spool spool;
  private final DiskThread disk;

  SpoolOverflow(SpoolSettings settings, ExporterStats stats, Log log, Clock clock) {
    this(new Spool(settings.directory(), settings.bytes(), new Counting(stats), log, clock), log);
  }

  SpoolOverflow(Spool spool, Log log) {
    this.spool = spool;
    disk = new DiskThread(log, new BackgroundThreads("hindcast-spool"));
  }

  @Override
  public @Nullable Object keep(byte[] request, int items, Priority priority) {
    SegmentKind kind = priority == Priority.EVIDENCE ? SegmentKind.EVIDENCE : SegmentKind.BASELINE;
    // Stored too late it was counted as lost, and is not to be sent.
    return disk.call(() -> spool.store(kind, TRACES, items, request), spool::done);
  }

  @Override
  public @Nullable Fetched take() {
    SpooledRequest taken = disk.call(spool::take, late -> spool.putBack(late.segment()));
    if (taken == null) {
      return null;
    }
    Segment segment = taken.segment();
    Priority priority =
        segment.kind() == SegmentKind.EVIDENCE ? Priority.EVIDENCE : Priority.BASELINE;
    return new Fetched(segment, taken.payload(), segment.spans(), priority);
  }

  @Override
  public void putBack(Object handle) {
    disk.later(() -> spool.putBack((Segment) handle));
  }

  @Override
  public void done(Object handle) {
    disk.later(() -> spool.done((Segment) handle));
  }

  /** The JVM ends: from now on nobody waits for the disk for longer than that. */
  void endWithin(long nanos) {
    disk.endWithin(nanos);
  }

  /** Leaves what is there to the next process. */
  void close() {
    disk.later(spool::close);
    disk.stop();
  }

  /** What the spool does by itself. */
  private record Counting(ExporterStats stats) implements SpoolListener {
    @Override
    public void adopted(Segment segment) {
      stats.addReturned(segment.spans());
      stats.addSpooled(segment.spans());
    }

    @Override
    public void evicted(Segment segment) {
      lost(segment);
    }

    @Override
    public void damaged(Segment segment) {
      lost(segment);
    }

    private void lost(Segment segment) {
      stats.addSpooled(-segment.spans());
      stats.addDropped(DropReason.SPOOL_LOST, segment.spans());
    }
  }
}
