package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DbWaitRecordTest {
  @RegisterExtension static final NothingLeft nothingLeft = new NothingLeft();

  private final ThreadContext thread = ThreadContext.get();

  @AfterEach
  void reset() {
    DbWaitRecord.spansFrom(TimeUnit.MILLISECONDS.toNanos(10));
    DbWaitRecord.evidenceFrom(Long.MAX_VALUE);
    assertThat(thread.connectionWait()).isNull();
  }

  private DbWaitRecord begin() {
    return Objects.requireNonNull(DbWaitRecord.begin(thread));
  }

  @Test
  void begin_insideOfAWait_isNone() {
    DbWaitRecord wait = begin();

    assertThat(thread.connectionWait()).isSameAs(wait);
    assertThat(DbWaitRecord.begin(thread)).isNull();
    wait.over(thread, null);
    assertThat(NothingLeft.drain()).containsExactly(wait);
  }

  @Test
  void begin_afterAWait_isAnother() {
    DbWaitRecord first = begin();
    first.over(thread, null);
    DbWaitRecord second = begin();
    second.over(thread, null);

    assertThat(NothingLeft.drain()).containsExactly(first, second);
  }

  @Test
  void begin_whereAPoolMakesAConnection_isNone() {
    thread.setMakingConnection(true);
    assertThat(DbWaitRecord.begin(thread)).isNull();
    thread.setMakingConnection(false);
  }

  @Test
  void begin_inTheAgentsOwnWork_isNone() {
    thread.suppress();
    assertThat(DbWaitRecord.begin(thread)).isNull();
    thread.resume();
  }

  @Test
  void itIsNeverCurrent() {
    InternalRecord root = new InternalRecord(thread, null);
    root.activate(thread);
    DbWaitRecord wait = begin();

    assertThat(thread.span()).isSameAs(root);
    assertThat(wait.parent()).isSameAs(root);
    wait.over(thread, null);
    root.deactivate(thread);
    root.end();
    assertThat(NothingLeft.drain()).containsExactly(root);
  }

  @Test
  void onlyALongOne_orAFailedOne_isASpan() {
    DbWaitRecord.spansFrom(5);
    assertThat(lasting(4).makesSpan()).isFalse();
    assertThat(lasting(5).makesSpan()).isTrue();

    DbWaitRecord.spansFrom(Long.MAX_VALUE);
    DbWaitRecord quick = begin();
    quick.over(thread, null);
    assertThat(quick.makesSpan()).isFalse();
    DbWaitRecord failed = begin();
    failed.over(thread, new SQLException("full"));
    assertThat(failed.makesSpan()).isTrue();
    assertThat(NothingLeft.drain()).containsExactly(quick, failed);
  }

  @Test
  void whatIsEvidence_isASpan_howeverShort() {
    DbWaitRecord.evidenceFrom(2);
    assertThat(lasting(1).makesSpan()).isFalse();
    assertThat(lasting(2).makesSpan()).isTrue();

    DbWaitRecord.spansFrom(1);
    assertThat(lasting(1).makesSpan()).as("the shorter one counts").isTrue();
  }

  /** It is counted as begun when it is over, and as received when the exporter has it. */
  @Test
  void whatItIs_itStays() {
    DbWaitRecord one = lasting(2);
    assertThat(one.makesSpan()).isFalse();
    DbWaitRecord.evidenceFrom(2);
    assertThat(one.makesSpan()).isFalse();

    DbWaitRecord other = lasting(2);
    assertThat(other.makesSpan()).isTrue();
    DbWaitRecord.evidenceFrom(Long.MAX_VALUE);
    assertThat(other.makesSpan()).isTrue();
  }

  private static DbWaitRecord lasting(long nanos) {
    RestoredTrace trace = new RestoredTrace(1, 2, 0, null, null);
    return new DbWaitRecord(new RestoredSpan(trace, null, 3, 0, nanos));
  }
}
