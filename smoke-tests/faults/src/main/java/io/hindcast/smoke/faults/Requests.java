package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.application.Items;
import io.hindcast.smoke.stage.HttpConnection;
import io.hindcast.smoke.stage.LoadGenerator;
import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests to {@link Items}, each with a number of its own, for all of a run. What was answered is
 * the truth that the collector's {@link Tally} is held against. Thread safe.
 */
final class Requests implements LoadGenerator.Request {
  private final AtomicInteger next = new AtomicInteger();
  private final BitSet answered = new BitSet();

  @Override
  public void send(HttpConnection connection, long ofThisLoad) throws IOException {
    int number = next.getAndIncrement();
    int status = connection.ask(Items.PATH + number).status();
    int expected = Items.fails(number) ? 500 : 200;
    if (status != expected) {
      throw new IOException("item " + number + ": " + status + " in place of " + expected);
    }
    synchronized (answered) {
      answered.set(number);
    }
  }

  /** How many were sent; the next one has this number. */
  int asked() {
    return next.get();
  }

  /** Those that were answered as they should. */
  BitSet answered() {
    synchronized (answered) {
      return (BitSet) answered.clone();
    }
  }
}
