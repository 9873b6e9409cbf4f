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
    DbWaitRecord.spansFrom(Long.MAX_VALUE);
    DbWaitRecord wait = begin();
    wait.over(thread, null);
    assertThat(wait.makesSpan()).isFalse();

    DbWaitRecord.spansFrom(wait.endNanos() - wait.startNanos());
    assertThat(wait.makesSpan()).isTrue();

    DbWaitRecord.spansFrom(Long.MAX_VALUE);
    DbWaitRecord failed = begin();
    failed.over(thread, new SQLException("full"));
    assertThat(failed.makesSpan()).isTrue();
    assertThat(NothingLeft.drain()).containsExactly(wait, failed);
  }
}
