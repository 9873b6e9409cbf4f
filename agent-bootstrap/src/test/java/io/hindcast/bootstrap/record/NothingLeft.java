package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves a record in the ring or a context on its thread. */
final class NothingLeft implements BeforeEachCallback, AfterEachCallback {
  @Override
  public void beforeEach(ExtensionContext test) {
    drain();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    ThreadContext thread = ThreadContext.get();
    Context left = thread.swap(null);
    boolean suppressed = thread.isSuppressed();
    while (thread.isSuppressed()) {
      thread.resume();
    }
    assertThat(drain()).as("lists left in the ring").isEmpty();
    assertThat(left).as("context left on the test's thread").isNull();
    assertThat(suppressed).as("the test's thread left suppressed").isFalse();
  }

  /** The lists that wait, oldest first. */
  static List<SpanRecord> drain() {
    List<SpanRecord> lists = new ArrayList<>();
    SpanRecord list = SpanQueue.poll();
    while (list != null) {
      lists.add(list);
      list = SpanQueue.poll();
    }
    return lists;
  }

  /** The records of a list in its own order: newest first. */
  static List<SpanRecord> records(SpanRecord list) {
    List<SpanRecord> records = new ArrayList<>();
    SpanRecord record = list;
    while (record != null) {
      records.add(record);
      record = record.takeNext();
    }
    return records;
  }
}
