package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.tooling.spi.InstrumentationModule;
import java.util.List;

/**
 * For benchmarks: weaves, or does not, and takes each record on the thread that made it, so that
 * nothing waits and nothing is dropped. What that costs is part of what is measured.
 */
public final class Drain {
  private final boolean woven;

  private Drain(boolean woven) {
    this.woven = woven;
  }

  /** The library with our probes. */
  public static Drain woven(InstrumentationModule... modules) {
    Weaving.install(List.of(modules));
    return new Drain(true);
  }

  /** Probes that are called by hand. */
  public static Drain handMade() {
    return new Drain(true);
  }

  /** The library as it is. */
  public static Drain plain() {
    return new Drain(false);
  }

  /** Takes what a call was recorded as; fails where that is not exactly one record. */
  public void takeOne() {
    if (woven) {
      SpanRecord record = SpanQueue.poll();
      if (record == null || record.takeNext() != null) {
        throw new AssertionError("not one record: " + record + ", the agent said " + said());
      }
    }
  }

  /** Takes what may come from another thread and at another time; fails where some was lost. */
  public void takeAll() {
    for (SpanRecord list = SpanQueue.poll(); list != null; list = SpanQueue.poll()) {
      for (SpanRecord record = list; record != null; record = record.takeNext()) {}
    }
    if (lost() != 0) {
      throw new AssertionError(lost() + " records were dropped");
    }
  }

  private static long lost() {
    long lost = 0;
    for (SpanQueue.DropReason reason : SpanQueue.DropReason.values()) {
      lost += SpanQueue.dropped(reason);
    }
    return lost;
  }

  private static String said() {
    return Weaving.LOG.take().toString();
  }
}
