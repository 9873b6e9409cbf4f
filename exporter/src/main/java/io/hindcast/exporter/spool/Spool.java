package io.hindcast.exporter.spool;

import io.hindcast.exporter.Log;
import io.hindcast.exporter.trace.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests on the disk until they are sent, this JVM's and what earlier ones have left. At
 * most so many bytes: the oldest baseline goes first, then, for new evidence only, the oldest
 * evidence.
 *
 * <pre>
 *   store ──► taken ──putBack──► waiting ──► evicted
 *               │  ◄────take────    │
 *             done                  └──────► damaged, when it is taken
 * </pre>
 *
 * What was stored is taken by who stored it, for as long as its bytes are in memory as well: {@code
 * done} when they were delivered or refused, {@code putBack} when they are to be sent from the disk
 * later. What is taken when the JVM ends is sent by the next one: that is the only way to send a
 * request twice.
 *
 * <p>Thread safe. No method throws: a disk that is full, read-only or gone means that nothing is
 * stored, which is told once, and tried again. The first call of {@code store} or {@code take}
 * makes the directory and looks for what is in it. All wait for the disk, and for each other; a
 * file system that hangs holds its callers.
 */
public final class Spool implements AutoCloseable {
  /** How often it is looked for JVMs that have gone; a listing of one directory. */
  private static final long LOOK_NANOS = 60_000_000_000L;

  /** The end of the JVM does not wait longer than this for somebody who waits for the disk. */
  private static final long CLOSE_SECONDS = 1;

  private final long maxBytes;
  private final NewFiles files;
  private final SpoolListener listener;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();

  // All that follows is guarded by the lock.
  private final SpoolLog log;
  private final Lives lives;
  private final SegmentIndex index = new SegmentIndex();
  private final Deletions deletions = new Deletions();

  /** Taken by nobody, and waiting for the next look. */
  private final List<Segment> unreadable = new ArrayList<>();

  private long lastSequence;
  private boolean looked;
  private long lookedAt;
  private boolean closed;

  /**
   * A spool that has not touched the disk yet.
   *
   * @param maxBytes how much may be kept, counted in blocks of 4 KiB
   */
  public Spool(Path directory, long maxBytes, SpoolListener listener, Log log, Clock clock) {
    this(directory, maxBytes, listener, log, clock, new OwnerOnly());
  }

  Spool(
      Path directory, long maxBytes, SpoolListener listener, Log log, Clock clock, NewFiles files) {
    this.maxBytes = maxBytes;
    this.files = files;
    this.listener = listener;
    this.clock = clock;
    this.log = new SpoolLog(directory, maxBytes, log, clock);
    this.lives = new Lives(directory, clock);
  }

  /**
   * Puts a request on the disk. When it returns, evidence outlives a power cut, and a baseline the
   * process.
   *
   * @param signal given back as it is; 0 to 255
   * @param spans how many are lost with it
   * @param payload the request as it is sent; not changed
   * @return what the caller has taken; null if it is not on the disk
   */
  public @Nullable Segment store(SegmentKind kind, int signal, int spans, byte[] payload) {
    boolean interrupted = enter();
    try {
      return closed ? null : write(kind, signal, spans, payload);
    } catch (IOException | RuntimeException failure) {
      log.failing(failure);
      return null;
    } finally {
      leave(interrupted);
    }
  }

  /** The request to send next, evidence first, oldest first; null if none waits. */
  public @Nullable SpooledRequest take() {
    boolean interrupted = enter();
    try {
      return closed ? null : read();
    } catch (RuntimeException failure) {
      log.failing(failure);
      return null;
    } finally {
      leave(interrupted);
    }
  }

  /** What was taken needs to be kept no longer. Takes effect once. */
  public void done(Segment segment) {
    boolean interrupted = enter();
    try {
      if (!closed && segment.state == Segment.State.TAKEN) {
        index.remove(segment);
        deletions.delete(segment);
        if (index.isEmpty()) {
          log.emptied();
        }
      }
    } finally {
      leave(interrupted);
    }
  }

  /** What was taken is to be sent from the disk later. */
  public void putBack(Segment segment) {
    boolean interrupted = enter();
    try {
      if (!closed && segment.state == Segment.State.TAKEN) {
        index.putBack(segment);
      }
    } finally {
      leave(interrupted);
    }
  }

  /** How many bytes are in use, in blocks of 4 KiB. */
  public long bytes() {
    boolean interrupted = enter();
    try {
      return index.bytes();
    } finally {
      leave(interrupted);
    }
  }

  /** How many spans are kept, taken ones included. */
  public long spans() {
    boolean interrupted = enter();
    try {
      return index.spans();
    } finally {
      leave(interrupted);
    }
  }

  /**
   * Leaves what is there to the next JVM; from now on nothing is stored, taken or deleted. A JVM
   * that ends without it leaves the same, and an empty directory more.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      if (lock.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        try {
          end();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException stop) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void end() {
    if (!closed) {
      closed = true;
      deletions.again();
      lives.close();
    }
  }

  /** An interrupt would close the channels that locks are held by; it is put off. */
  private boolean enter() {
    lock.lock();
    return Thread.interrupted();
  }

  private void leave(boolean interrupted) {
    lock.unlock();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Segment write(SegmentKind kind, int signal, int spans, byte[] payload)
      throws IOException {
    look();
    // First of all: nothing is evicted for what can't be stored.
    Life life = lives.own();
    long bytes = SegmentFile.bytes(payload.length);
    long footprint = Segment.footprint(bytes);
    if (!index.canFit(kind, footprint, maxBytes)) {
      log.full();
      return null;
    }
    evict(kind, maxBytes - footprint);
    lastSequence = Math.max(lastSequence + 1, clock.epochNanos());
    Segment segment = new Segment(life, new SegmentName(lastSequence, kind, signal, spans), bytes);
    try {
      SegmentFile.write(segment, payload, files);
    } catch (IOException failure) {
      if (kind != SegmentKind.EVIDENCE || !makeRoomOnDisk(life.directory(), footprint)) {
        throw failure;
      }
      SegmentFile.write(segment, payload, files);
    }
    index.add(segment);
    log.stored();
    return segment;
  }

  /**
   * The disk is full before the spool is: the oldest of the baseline goes, as far as it is needed
   * and where it is enough. Older evidence does not, for who fills the disk may take that room too.
   *
   * @return whether there is room now that there was not before
   */
  private boolean makeRoomOnDisk(Path directory, long footprint) throws IOException {
    long lacking = footprint - files.usableBytes(directory);
    if (lacking <= 0 || lacking > index.baselineBytes()) {
      return false;
    }
    long left = index.bytes() - lacking;
    for (Segment victim = index.victim(SegmentKind.BASELINE);
        victim != null && index.bytes() > left;
        victim = index.victim(SegmentKind.BASELINE)) {
      evict(victim);
    }
    return true;
  }

  private void evict(SegmentKind kind, long maxLeft) throws IOException {
    Segment victim = index.victim(kind);
    while (victim != null && index.bytes() > maxLeft) {
      evict(victim);
      log.full();
      victim = index.victim(kind);
    }
  }

  private void evict(Segment victim) throws IOException {
    Deletions.deleteNow(victim);
    index.remove(victim);
    listener.evicted(victim);
  }

  private @Nullable SpooledRequest read() {
    look();
    SpooledRequest request = null;
    Segment segment = index.takeOldest();
    while (segment != null && request == null) {
      byte[] payload = payload(segment);
      if (payload == null) {
        segment = index.takeOldest();
      } else {
        request = new SpooledRequest(segment, payload);
      }
    }
    log.tellDamaged();
    return request;
  }

  private byte @Nullable [] payload(Segment segment) {
    byte[] payload = null;
    try {
      payload = SegmentFile.read(segment);
    } catch (IOException | RuntimeException failure) {
      if (!Files.notExists(segment.file())) {
        // Too many open files, a network file system that is away: not the segment's fault.
        unreadable.add(segment);
        log.unreadable(failure);
        return null;
      }
    }
    if (payload == null) {
      index.remove(segment);
      deletions.delete(segment);
      listener.damaged(segment);
      log.damaged(segment.spans());
    }
    return payload;
  }

  /** Once a minute: tries again what did not work, and adopts what JVMs that ended have left. */
  private void look() {
    long now = clock.nanoTime();
    if (looked && now - lookedAt < LOOK_NANOS) {
      return;
    }
    looked = true;
    lookedAt = now;
    for (Segment segment : unreadable) {
      index.putBack(segment);
    }
    unreadable.clear();
    deletions.again();
    try {
      lives.own();
    } catch (IOException | RuntimeException failure) {
      log.failing(failure);
      return;
    }
    try {
      adopt();
    } catch (IOException | RuntimeException failure) {
      // What could not be adopted stays there for the next look.
    }
  }

  private void adopt() throws IOException {
    long segments = 0;
    long spans = 0;
    for (Life life : lives.adopt()) {
      for (Segment segment : life.find()) {
        index.add(segment);
        index.putBack(segment);
        listener.adopted(segment);
        // What is new comes after what is old, whatever the wall clock says.
        lastSequence = Math.max(lastSequence, segment.name().sequence());
        segments++;
        spans += segment.spans();
      }
    }
    if (segments > 0) {
      log.adopted(segments, spans);
      evict(SegmentKind.EVIDENCE, maxBytes);
    }
  }
}
