package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * The mutable holder of what a thread works under, behind one {@link ThreadLocal}: a probe fetches
 * it once, a scope is then two field writes. Owned by its thread; never hand it to another.
 */
public final class ThreadContext {
  // Not withInitial with a method reference: probes may run where java.lang.invoke is being
  // started.
  private static final ThreadLocal<ThreadContext> CURRENT =
      new ThreadLocal<>() {
        @Override
        protected ThreadContext initialValue() {
          ThreadContext own = new ThreadContext();
          ThreadContexts.ALL.add(own);
          return own;
        }
      };

  /** Whose it is. The thread holds this object in turn, so neither keeps the other. */
  private final Thread owner = Thread.currentThread();

  /**
   * What the thread has begun; outlives this holder, so that what ended threads began stays known.
   */
  final Begun begun = new Begun();

  private @Nullable Context current;
  private int suppressed;
  private boolean inPlace;
  private boolean closing;
  private @Nullable DbPreparation preparation;
  private int connecting;
  private int settling;
  private @Nullable Object unknownConnection;
  private @Nullable DbWaitRecord connectionWait;
  private boolean makingConnection;
  private @Nullable QueueWaits executor;
  private int handedOver = Moment.NONE;
  private byte @Nullable [] headerBytes;
  private long idState = IdSeed.next();
  private final long idStep = IdSeed.nextStep();

  ThreadContext() {}

  /** The holder of the calling thread. */
  public static ThreadContext get() {
    return CURRENT.get();
  }

  /** The thread that this belongs to. */
  Thread owner() {
    return owner;
  }

  /** What the thread works under; null for nothing. */
  public @Nullable Context current() {
    return current;
  }

  /** The innermost span that the thread works under; null for none. */
  public @Nullable SpanRecord span() {
    Context context = current;
    return context == null ? null : context.span();
  }

  /**
   * Makes another context current.
   *
   * @return what was current before; hand it to {@code swap} again to restore it
   */
  public @Nullable Context swap(@Nullable Context next) {
    Context previous = current;
    if (previous != next) {
      // A write that changes nothing would not be free: the holder is old, the context young, and
      // the collector has to hear of each such reference, G1 after a fence.
      current = next;
    }
    return previous;
  }

  /**
   * Whether the thread does the agent's own work, or work that is described already: probes record
   * nothing then.
   */
  public boolean isSuppressed() {
    return suppressed != 0;
  }

  /** Starts not recording on this thread; calls nest, each needs its {@link #resume}. */
  public void suppress() {
    suppressed++;
  }

  /** Ends what {@link #suppress} started. */
  public void resume() {
    suppressed--;
  }

  /**
   * Says that the next task this thread executes is called by what it works on now, and so belongs
   * to its context, as opposed to a task of somebody else's that it takes from a queue while it
   * waits.
   */
  public void announceInPlace() {
    inPlace = true;
  }

  /** Whether {@link #announceInPlace} was called, and that is over now. */
  public boolean endInPlace() {
    boolean announced = inPlace;
    inPlace = false;
    return announced;
  }

  /** Counts the waits of the executor that the thread is a worker of; null where it is none. */
  public @Nullable QueueWaits executor() {
    return executor;
  }

  /** Says which executor the thread is a worker of from here on; null for none. */
  public void worksFor(@Nullable QueueWaits employer) {
    executor = employer;
  }

  /**
   * When the task was handed over whose context the thread took last, as {@link Moment} has it:
   * {@link TaskContexts#take(Object, Object, ThreadContext)} has two things to say.
   */
  public int handedOver() {
    return handedOver;
  }

  void setHandedOver(int moment) {
    handedOver = moment;
  }

  /** Whether the thread closes a statement of which no level inside has to be forgotten. */
  public boolean isClosing() {
    return closing;
  }

  /** Says that from here on, or not any more. */
  public void setClosing(boolean nothingInside) {
    closing = nothingInside;
  }

  /** What is known of the statement that the thread prepares. */
  public DbPreparation preparation() {
    DbPreparation known = preparation;
    if (known == null) {
      // Most threads never prepare one.
      known = new DbPreparation();
      preparation = known;
    }
    return known;
  }

  /**
   * Whether a driver connects on this thread: the statements that it executes meanwhile are its
   * own.
   */
  public boolean isConnecting() {
    return connecting != 0;
  }

  /** A driver begins to connect; calls nest, each needs its {@link #connected}. */
  public void connects() {
    connecting++;
  }

  /** Ends what {@link #connects} started. */
  public void connected() {
    connecting--;
  }

  /**
   * Whether a connection is closed or set up on this thread: commits and rollbacks meanwhile are
   * those of its driver or pool.
   */
  public boolean isSettling() {
    return settling != 0;
  }

  /** A connection begins to be closed or set up; calls nest, each needs its {@link #settled}. */
  public void settles() {
    settling++;
  }

  /** Ends what {@link #settles} started. */
  public void settled() {
    settling--;
  }

  /**
   * The connection inside of all wrappers of the call that is under way, where nothing is known of
   * it; null for none. Innermost calls are over first, so one of them says it.
   */
  public @Nullable Object unknownConnection() {
    return unknownConnection;
  }

  /** Says it; null once the outermost call has taken it. */
  public void setUnknownConnection(@Nullable Object innermost) {
    unknownConnection = innermost;
  }

  /** The wait for a connection that the thread is in; null for none. */
  public @Nullable DbWaitRecord connectionWait() {
    return connectionWait;
  }

  /** Says which one, or that it is over. */
  void setConnectionWait(@Nullable DbWaitRecord wait) {
    connectionWait = wait;
  }

  /**
   * Whether the thread makes a connection for a pool: what it asks a driver's data source for then
   * is nothing that anybody waits for in line.
   */
  public boolean isMakingConnection() {
    return makingConnection;
  }

  /** Says that from here on, or not any more. */
  public void setMakingConnection(boolean forPool) {
    makingConnection = forPool;
  }

  /** Room to write a header's text into; always of the same length, used and left at once. */
  byte[] headerBytes(int length) {
    byte[] bytes = headerBytes;
    if (bytes == null) {
      bytes = new byte[length];
      headerBytes = bytes;
    }
    return bytes;
  }

  /** A random number that is the thread's own, to spread threads over parts of what they share. */
  int lane() {
    return (int) (idStep >>> 32);
  }

  /**
   * A random number that is not 0, unique enough for a span id. Each thread walks a sequence of its
   * own (SplitMix64), seeded from the operating system's random source: no shared counter. Begin
   * and step are both the thread's own: with a common step all threads of all processes would walk
   * one cycle, and two that met would give out the same trace ids from there on.
   */
  public long nextId() {
    long id;
    do {
      idState += idStep;
      id = IdSeed.mix(idState);
    } while (id == 0);
    return id;
  }
}
