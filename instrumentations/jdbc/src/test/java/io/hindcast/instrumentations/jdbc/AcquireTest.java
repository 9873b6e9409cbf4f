package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A wait for a connection is one record, whatever lies over the data source. */
class AcquireTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new JdbcModule());

  private final DataSource source = new FixedDataSource();

  @Test
  void getConnection_isRecordedUnderTheCaller() throws Exception {
    InternalRecord parent = woven.under(() -> assertThat(source.getConnection()).isNotNull());

    List<SpanRecord> records = woven.await(2);
    DbWaitRecord wait = (DbWaitRecord) records.get(1);
    assertThat(wait.parent()).isSameAs(parent);
    assertThat(wait.pool).isEqualTo(new DbPool(FixedDataSource.class.getName(), null));
    assertThat(wait.endNanos() - wait.startNanos()).isPositive();
    assertThat(wait.thrown).isNull();
    assertThat(wait.timedOut).isFalse();
  }

  @Test
  void getConnection_ofAnotherUser_isRecordedOnce() throws Exception {
    assertThat(source.getConnection("sa", "")).isNotNull();

    assertThat(woven.await(1)).hasOnlyElementsOfType(DbWaitRecord.class);
  }

  @Test
  void wrappers_countOnce() throws Exception {
    DataSource wrapped = new WrappedDataSource(new WrappedDataSource(source));

    assertThat(wrapped.getConnection()).isNotNull();

    DbWaitRecord wait = (DbWaitRecord) woven.await(1).get(0);
    assertThat(wait.pool).isEqualTo(new DbPool(WrappedDataSource.class.getName(), null));
  }

  @Test
  void driversOwnDataSource_isRecorded() throws Exception {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:acquire");
    h2.getConnection().close();

    DbWaitRecord wait = (DbWaitRecord) woven.await(1).get(0);
    assertThat(wait.pool).isEqualTo(new DbPool(JdbcDataSource.class.getName(), null));
  }

  @Test
  void getConnection_thatFails_throwsItsOwnAndIsASpan() {
    SQLException refusal = new SQLException("full");
    DataSource refusing = new WrappedDataSource(new FixedDataSource(refusal));

    Throwable thrown = catchThrowable(() -> refusing.getConnection().close());

    assertThat(thrown).isSameAs(refusal);
    DbWaitRecord wait = (DbWaitRecord) woven.await(1).get(0);
    assertThat(wait.thrown).isSameAs(refusal);
    assertThat(wait.isAnomalous()).isTrue();
    assertThat(wait.makesSpan()).isTrue();
  }

  @Test
  void aFailedWait_hidesNotTheNextOne() throws Exception {
    DataSource refusing = new FixedDataSource(new SQLException("full"));
    assertThat(catchThrowable(refusing::getConnection)).isNotNull();
    assertThat(source.getConnection()).isNotNull();

    assertThat(woven.await(2)).hasOnlyElementsOfType(DbWaitRecord.class);
  }

  @Test
  void whatAPoolMakesForItself_isNoWait() throws Exception {
    ThreadContext thread = ThreadContext.get();
    thread.setMakingConnection(true);
    try {
      assertThat(source.getConnection()).isNotNull();
    } finally {
      thread.setMakingConnection(false);
    }

    assertThat(woven.await(0)).isEmpty();
  }
}
