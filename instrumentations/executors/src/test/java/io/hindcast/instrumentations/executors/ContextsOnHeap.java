package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.InternalRecord;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;

/**
 * What a context is, what holds one, and what is made to hand one over: how many of each somebody
 * holds. Not what a virtual thread runs: it keeps that for good, as the JDK has it keep the
 * application's own, without the context.
 */
record ContextsOnHeap(Map<String, Long> counts) {
  private static final int MOST_WALKS = 5;

  private static final String CLASSES =
      "io\\.hindcast\\.bootstrap\\.record\\.(\\w+Record|\\w*Trace\\w*|WaitingTask|Backlog)"
          + "|io\\.hindcast\\.instrumentations\\.executors\\.(Carrying\\w+|HandedOver)";

  static ContextsOnHeap now() throws JMException {
    return new ContextsOnHeap(HeapWalk.instances(CLASSES));
  }

  long records() {
    return counts.getOrDefault(InternalRecord.class.getName(), 0L);
  }

  /**
   * What there is more. Walks again where a thread that ends still holds what it worked on last.
   */
  Map<String, Long> more() throws JMException {
    Map<String, Long> more = new TreeMap<>();
    for (int i = 0; i < MOST_WALKS && (i == 0 || !more.isEmpty()); i++) {
      more = HeapWalk.instances(CLASSES);
      more.replaceAll((name, count) -> count - counts.getOrDefault(name, 0L));
      more.values().removeIf(count -> count <= 0);
    }
    return more;
  }
}
