package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Clock;
import io.hindcast.exporter.trace.SpanIdTable;
import io.opentelemetry.api.metrics.Meter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traces that were not kept, of the last seconds or minutes: as many as fit into a bounded
 * piece of direct memory. The oldest one makes room, whole, with all that came late for it.
 *
 * <p>The memory is taken with the first trace. On the heap there is the index, at most 32 bytes for
 * each {@value #BYTES_PER_TRACE} of the memory, and the dictionary, at most one character for each
 * 8.
 *
 * <p>Owned by the exporter's thread.
 */
public final class RetentionRing {
  /** What the smallest trace counts as: the index lies on the heap, and is to be bounded too. */
  static final int BYTES_PER_TRACE = 128;

  /** No trace may push most of the others out. */
  private static final int TRACES = 8;

  /** Of the dictionary, in bytes of the ring for each character. */
  private static final int BYTES_PER_CHAR = 8;

  private static final int FIRST_TRACES = 256;

  private final long bytes;
  private final MemorySource source;
  private final Log log;
  private final RetentionStats stats = new RetentionStats();
  private @Nullable Retained retained;
  private boolean started;
  private boolean failureLogged;

  /** What comes and goes with the memory. */
  private static final class Retained {
    final SegmentRing segments;
    final SpanIdTable newest = new SpanIdTable(FIRST_TRACES);
    final TextDictionary texts;
    final SegmentWriter out;
    final TraceWriter writer;
    final int maxTraces;

    Retained(ByteBuffer memory) {
      segments = new SegmentRing(memory);
      int capacity = segments.capacity();
      texts = new TextDictionary(capacity / BYTES_PER_CHAR);
      out = new SegmentWriter(texts, capacity / TRACES - SegmentRing.lengthFor(0));
      writer = new TraceWriter(out);
      maxTraces = capacity / BYTES_PER_TRACE;
    }
  }

  /**
   * An empty ring.
   *
   * @param bytes of direct memory that it may take; 0 for no ring, which retains nothing
   */
  public RetentionRing(long bytes, Log log) {
    this(bytes, MemorySource.DIRECT, log);
  }

  RetentionRing(long bytes, MemorySource source, Log log) {
    this.bytes = bytes;
    this.source = source;
    this.log = log;
  }

  /** Registers what the ring says of itself. */
  public void register(Meter meter, Clock clock) {
    new RetentionMetrics(stats, clock).register(meter);
  }

  /**
   * Takes a trace, or a part that belongs to one that is here. Never throws: what becomes of the
   * trace is settled already.
   *
   * @return whether it is here now; a trace that is too large is not
   */
  public boolean retain(AssembledTrace trace) {
    try {
      Retained here = memory();
      if (here == null) {
        return false;
      }
      here.texts.begin(here.segments.next(), here.segments.oldest());
      int leftOut = here.writer.write(trace);
      append(here, trace);
      stats.addLeftOut(leftOut);
      return true;
    } catch (TraceTooLarge tooLarge) {
      stats.addLeftOut(trace.records().size());
      return false;
    } catch (Throwable failure) {
      // What an application put into a record may do anything, and the heap may be full.
      stats.addLeftOut(trace.records().size());
      tell("A trace could not be retained", failure);
      return false;
    }
  }

  private void append(Retained here, AssembledTrace trace) {
    SegmentRing segments = here.segments;
    long root = trace.rootSpanId();
    int length = SegmentRing.lengthFor(here.out.position());
    int at = segments.place(length);
    while (at == SegmentRing.NONE || here.newest.size() >= here.maxTraces) {
      evict(here);
      at = segments.place(length);
    }
    // Looked up only now: its first part may have made room for this one.
    int previous = here.newest.get(root);
    SpanRecord first = trace.records().get(0);
    segments.append(at, previous, root, first.endNanos(), here.out.bytes(), here.out.position());
    here.newest.put(root, at);
    stats.holds(segments.used(), segments.capacity(), segments.endedNanos(segments.oldestAt()));
  }

  /**
   * Gives a trace back, with all parts of it that were retained, and forgets it.
   *
   * @param rootSpanId the span id of its local root
   * @return null where it is not here, or not any more
   */
  public @Nullable AssembledTrace recall(long rootSpanId) {
    Retained here = retained;
    int newest = here == null ? SpanIdTable.NONE : here.newest.get(rootSpanId);
    if (here == null || newest == SpanIdTable.NONE) {
      return null;
    }
    here.newest.remove(rootSpanId);
    try {
      AssembledTrace trace = new TraceReader(segments(here, newest), rootSpanId).read();
      stats.addRecalled();
      return trace;
    } catch (Throwable failure) {
      tell("A retained trace could not be read", failure);
      return null;
    }
  }

  /** The segments of a trace, the first one first. */
  private static List<Segment> segments(Retained here, int newest) {
    Deque<Segment> segments = new ArrayDeque<>();
    for (int at = newest; at != SegmentRing.NONE; at = here.segments.previous(at)) {
      byte[] bytes = here.segments.copy(at);
      segments.addFirst(new Segment(new SegmentReader(here.texts, bytes)));
    }
    return new ArrayList<>(segments);
  }

  /** How many traces can be called back. */
  int traces() {
    return retained == null ? 0 : retained.newest.size();
  }

  RetentionStats stats() {
    return stats;
  }

  private @Nullable Retained memory() {
    if (!started) {
      started = true;
      ByteBuffer memory = bytes <= 0 ? null : RingMemory.take(bytes, source, log);
      retained = memory == null ? null : new Retained(memory);
    }
    return retained;
  }

  /**
   * Gives up the oldest segment. With the first one of its trace the trace is gone; the others of
   * it are passed over when it is their turn.
   */
  private void evict(Retained here) {
    SegmentRing segments = here.segments;
    int at = segments.oldestAt();
    long root = segments.root(at);
    if (segments.previous(at) == SegmentRing.NONE && first(here, root) == at) {
      here.newest.remove(root);
      stats.addEvicted();
    }
    segments.evict();
  }

  private static int first(Retained here, long root) {
    int at = here.newest.get(root);
    while (at != SegmentRing.NONE && here.segments.previous(at) != SegmentRing.NONE) {
      at = here.segments.previous(at);
    }
    return at;
  }

  private void tell(String what, Throwable failure) {
    if (!failureLogged) {
      failureLogged = true;
      // Of what an application threw the type only: its text may fail too.
      log.warn(what + ", further ones are counted only: " + failure.getClass().getName());
    }
  }
}
