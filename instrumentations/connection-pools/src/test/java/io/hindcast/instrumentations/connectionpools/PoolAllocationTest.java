package io.hindcast.instrumentations.connectionpools;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.Drain;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What borrowing a connection costs above what the pool allocates itself. Each is a trace. */
class PoolAllocationTest {
  @RegisterExtension static final WovenExtension woven = AllPools.woven();

  /** The record of a wait (72 B), that of a use (80 B), and a trace each (48 B). */
  private static final double BARE_RECORDS = 72 + 80 + 2 * 48;

  private final Drain drain = Drain.handMade();

  @Test
  void getConnectionAndClose_costTheirRecordsOnly() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:allocation");
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      drain.takeAll();
      ThreadContext thread = ThreadContext.get();
      // By turns, for the call has to be compiled for both.
      double recorded = Allocation.bytesPerCall(() -> borrow(pool));
      thread.suppress();
      double plain = Allocation.bytesPerCall(() -> borrow(pool));
      thread.resume();
      double limit = plain + BARE_RECORDS + 1;
      assertThat(Math.min(recorded, Allocation.bytesPerCall(() -> borrow(pool), limit)))
          .isLessThan(limit);
    }
    drain.takeAll();
  }

  private void borrow(DataSource pool) throws SQLException {
    pool.getConnection().close();
    drain.takeAll();
  }
}
