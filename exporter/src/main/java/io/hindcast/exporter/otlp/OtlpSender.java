package io.hindcast.exporter.otlp;

import io.hindcast.exporter.Accounts;
import io.hindcast.exporter.BackgroundThreads;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.memory.MemoryHolder;
import io.hindcast.exporter.trace.Clock;

/**
 * Delivers the requests of one signal: a queue, and a thread that sends what is in it. Without
 * anything to send there is no thread, and no transport is loaded. Thread safe.
 */
public final class OtlpSender implements MemoryHolder {
  /** During an outage there may be thousands of payloads to look at. */
  private static final long LOOK_NANOS = 100_000_000;

  private final Ledger ledger;
  private final PayloadQueue queue;
  private final SizeLimit limit = new SizeLimit();
  private final SenderThread thread;
  private final Clock clock;

  /** By the thread that looks for what is overdue. */
  private long nextLook;

  /**
   * A sender that has not started anything yet.
   *
   * @param settings resolved for the signal
   * @param version of the agent, for the header {@code User-Agent}
   * @param accounts where each item is counted once
   * @param overflow where requests go that memory can't keep
   * @param voices shared by all senders
   * @param attempts is told of each
   */
  public OtlpSender(
      Signal signal,
      OtlpSettings settings,
      String version,
      Accounts accounts,
      Overflow overflow,
      CollectorVoices voices,
      Attempts attempts,
      Log log,
      Clock clock) {
    this.ledger = new Ledger(accounts, overflow);
    this.clock = clock;
    this.nextLook = clock.nanoTime();
    this.queue = new PayloadQueue(ledger);
    this.thread =
        new SenderThread(
            signal,
            queue,
            ledger,
            limit,
            settings,
            version,
            voices,
            attempts,
            new BackgroundThreads("hindcast-sender-" + signal.word()),
            log,
            clock);
  }

  /**
   * Hands over a request; does not wait for the collector.
   *
   * @param request an {@code Export…ServiceRequest}, not to be changed any more
   * @param items how many spans or data points it has
   */
  public void send(byte[] request, int items, Priority priority) {
    queue.offer(Payload.of(request, items, priority, clock.nanoTime()));
    thread.wake();
  }

  /** Requests larger than this, in bytes, would be divided before they are sent. */
  public int mostBytes() {
    return limit.bytes();
  }

  /**
   * Has evidence copied to the overflow that waits for too long. To be called all the time by one
   * thread, which must not be the sender's: that one may be waiting for an answer.
   *
   * @return how many copies were made
   */
  public int copyOverdue() {
    long now = clock.nanoTime();
    if (now - nextLook < 0 || !ledger.hasOverflow()) {
      return 0;
    }
    nextLook = now + LOOK_NANOS;
    return queue.copyOverdue(now);
  }

  /** Keeps a part of what it may keep otherwise; the rest goes to the overflow, or is dropped. */
  @Override
  public void heapIs(boolean nearlyFull) {
    queue.press(nearlyFull);
  }

  /** There is something in the overflow, of an earlier process. */
  public void wake() {
    thread.wake();
  }

  /**
   * Waits until all that was handed over is delivered, refused or given up.
   *
   * @return whether it was, within the time
   */
  public boolean awaitDelivery(long nanos) throws InterruptedException {
    return queue.awaitEmpty(nanos);
  }

  /** The JVM ends: tries what waits at once. */
  public void end() {
    thread.end();
  }

  /** Gives up what was not delivered, to the overflow or for good, and ends the thread. */
  public void stop() {
    queue.abandon();
    thread.stop();
  }
}
