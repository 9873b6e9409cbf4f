package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.QueueWaits;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** What pools have in common that are counted as one. */
final class PoolName {
  /** What parts a name from its counter. */
  private static final String SEPARATORS = " -_#.:/";

  final String text;

  /** How many tasks were refused, also by pools that are gone: a counter never goes back. */
  final AtomicLong rejected = new AtomicLong();

  /** How long tasks waited; kept by the workers as well. */
  final QueueWaits waits;

  PoolName(String text) {
    this.text = text;
    this.waits = new QueueWaits(text);
  }

  /**
   * The name of a pool by that of one of its workers: {@code http-nio-8080-exec} of {@code
   * http-nio-8080-exec-12}. Where nothing is left, the name of its class.
   */
  static String of(Executor pool, String worker) {
    int end = worker.length();
    while (end > 0 && isDigit(worker.charAt(end - 1))) {
      end--;
    }
    if (end < worker.length()) {
      while (end > 0 && SEPARATORS.indexOf(worker.charAt(end - 1)) >= 0) {
        end--;
      }
    }
    return end > 0 ? worker.substring(0, end) : pool.getClass().getName();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
