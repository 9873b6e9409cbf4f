package io.hindcast.exporter.spool;

import java.nio.file.Path;

/**
 * One request in the spool: a handle for {@link Spool#done} and {@link Spool#putBack}. What it says
 * of itself does not change; any thread may ask.
 */
public final class Segment implements Comparable<Segment> {
  /** What the smallest file takes up on most file systems. */
  private static final long BLOCK_BYTES = 4_096;

  /** Who has it. */
  enum State {
    /** Nobody: it may be sent or evicted. */
    WAITING,
    /** Somebody sends it, or has its bytes in memory as well and will. */
    TAKEN,
    /** It is no longer there. */
    GONE
  }

  private final Life life;
  private final SegmentName name;
  private final long bytes;

  /** Guarded by the spool's lock. */
  State state = State.TAKEN;

  Segment(Life life, SegmentName name, long bytes) {
    this.life = life;
    this.name = name;
    this.bytes = bytes;
  }

  /** What it is worth. */
  public SegmentKind kind() {
    return name.kind();
  }

  /** The number it was stored with. */
  public int signal() {
    return name.signal();
  }

  /** How many spans, or data points, or log records are in it. */
  public int spans() {
    return name.spans();
  }

  SegmentName name() {
    return name;
  }

  Life life() {
    return life;
  }

  Path file() {
    return life.directory().resolve(name.toString());
  }

  /** The length that the file had when it was stored or found. */
  long bytes() {
    return bytes;
  }

  /** What it counts for: whole blocks, so that many small segments do not outgrow the limit. */
  long footprint() {
    return footprint(bytes);
  }

  static long footprint(long bytes) {
    return (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
  }

  /** Oldest first. No two are equal: a sequence is given once in a life. */
  @Override
  public int compareTo(Segment other) {
    int bySequence = Long.compareUnsigned(name.sequence(), other.name.sequence());
    return bySequence != 0 ? bySequence : life.directory().compareTo(other.life.directory());
  }

  @Override
  public String toString() {
    return file().toString();
  }
}
