package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A periodic task of which each run is one record. */
final class PeriodicRuns implements Runnable {
  private final List<SpanRecord> records = Collections.synchronizedList(new ArrayList<>());
  private final List<@Nullable Context> contexts = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch left;

  PeriodicRuns(int runs) {
    left = new CountDownLatch(runs);
  }

  @Override
  public void run() {
    ThreadContext thread = ThreadContext.get();
    contexts.add(thread.current());
    InternalRecord record = new InternalRecord(thread);
    records.add(record);
    record.activate(thread);
    record.deactivate(thread);
    record.end();
    left.countDown();
  }

  void await() {
    ExecutorContract.await(left);
  }

  /** That no more runs come is up to the caller. */
  void assertLinkedTo(SpanRecord scheduling, WovenExtension woven) {
    assertThat(contexts).isNotEmpty().allMatch(Cause.class::isInstance);
    for (SpanRecord record : records) {
      Cause cause = Objects.requireNonNull(record.cause());
      assertThat(cause.spanId()).isEqualTo(scheduling.spanId());
      assertThat(cause.traceIdHigh()).isEqualTo(scheduling.traceIdHigh());
      assertThat(cause.traceIdLow()).isEqualTo(scheduling.traceIdLow());
    }
    assertRoots(scheduling, woven);
  }

  void assertUnlinked(SpanRecord other, WovenExtension woven) {
    assertThat(contexts).isNotEmpty().containsOnlyNulls();
    assertThat(records).allMatch(record -> record.cause() == null);
    assertRoots(other, woven);
  }

  private void assertRoots(SpanRecord other, WovenExtension woven) {
    assertThat(records).allMatch(SpanRecord::isLocalRoot);
    assertThat(records).extracting(SpanRecord::traceIdLow).doesNotHaveDuplicates();
    List<SpanRecord> all = new ArrayList<>(records);
    all.add(other);
    assertThat(woven.await(all.size())).containsExactlyInAnyOrderElementsOf(all);
  }

  void takeRecords(WovenExtension woven) {
    assertThat(woven.await(records.size())).containsExactlyInAnyOrderElementsOf(records);
  }
}
