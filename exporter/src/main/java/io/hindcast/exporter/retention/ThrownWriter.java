package io.hindcast.exporter.retention;

import io.hindcast.exporter.render.RetainedThrowable;
import java.util.IdentityHashMap;

/**
 * Writes what records of a trace have thrown, as texts, each throwable once: which records share
 * one decides which span describes it.
 *
 * <p>Making the texts costs microseconds, nearly all of them for the stack trace. While all goes
 * well few traces that are not kept have a throwable. When everything fails thousands a second do,
 * for evidence has a budget; then most stack traces are left out, and type and message stay.
 */
final class ThrownWriter {
  /** In place of how many came before it: this one is new. */
  static final int NEW = 0;

  /**
   * Some milliseconds of each second; a ring of seconds that nobody calls back is not worth more.
   */
  static final int STACK_TRACES_A_SECOND = 200;

  private static final long SECOND = 1_000_000_000L;

  private final SegmentWriter out;
  private final IdentityHashMap<Throwable, Integer> written = new IdentityHashMap<>(4);
  private boolean begun;
  private long since;
  private int stackTraces;

  ThrownWriter(SegmentWriter out) {
    this.out = out;
  }

  /**
   * Writes one.
   *
   * @param now about, as {@code nanoTime}
   */
  void write(Throwable thrown, long now) {
    Integer place = written.get(thrown);
    if (place != null) {
      out.number(place);
      return;
    }
    written.put(thrown, written.size() + 1);
    out.number(NEW);
    RetainedThrowable parts = RetainedThrowable.of(thrown, mayTrace(now));
    out.text(parts.type());
    out.singleText(parts.getMessage());
    out.singleText(parts.stackTrace());
    out.octet(parts.isSql() ? 1 : 0);
    if (parts.isSql()) {
      out.text(parts.sqlState());
      out.signed(parts.vendorCode());
    }
  }

  private boolean mayTrace(long now) {
    if (!begun || now - since >= SECOND) {
      begun = true;
      since = now;
      stackTraces = 0;
    }
    return stackTraces++ < STACK_TRACES_A_SECOND;
  }

  /** Forgets the throwables of a trace. */
  void clear() {
    if (!written.isEmpty()) {
      written.clear();
    }
  }
}
