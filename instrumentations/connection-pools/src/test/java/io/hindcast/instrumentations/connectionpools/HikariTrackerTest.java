package io.hindcast.instrumentations.connectionpools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbPoolRecord.Measure;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HikariCP tells how long connections took to open and were used; its own tracker is told, too. */
class HikariTrackerTest {
  @RegisterExtension
  static final WovenExtension woven =
      AllPools.woven().ignoring(DbRecord.class).ignoring(DbWaitRecord.class);

  private final List<String> told = new CopyOnWriteArrayList<>();

  private static HikariConfig config(String name) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(1);
    return config;
  }

  /** What an application would be told by. */
  private final class Tracker implements IMetricsTracker {
    @Override
    public void recordConnectionAcquiredNanos(long nanos) {
      told.add("acquired");
    }

    @Override
    public void recordConnectionUsageMillis(long millis) {
      told.add("used");
    }

    @Override
    public void recordConnectionTimeout() {
      told.add("timeout");
    }

    @Override
    public void close() {
      told.add("closed");
    }
  }

  private static List<DbPoolRecord> uses() {
    List<DbPoolRecord> uses = new ArrayList<>();
    for (SpanRecord record : woven.takeAll()) {
      DbPoolRecord measured = (DbPoolRecord) record;
      if (measured.measure == Measure.USE) {
        uses.add(measured);
      }
    }
    return uses;
  }

  @Test
  void aUse_isMeasuredUnderTheCaller() throws Exception {
    InternalRecord parent;
    try (HikariDataSource pool = new HikariDataSource(config("used"))) {
      parent = woven.under(() -> pool.getConnection().close());
    }

    List<SpanRecord> records = woven.takeAll();
    assertThat(records)
        .filteredOn(record -> record.parent() == parent)
        .singleElement()
        .isInstanceOfSatisfying(
            DbPoolRecord.class,
            use -> {
              assertThat(use.measure).isEqualTo(Measure.USE);
              assertThat(use.pool).isEqualTo(new DbPool("used", null));
              assertThat(use.millis).isNotNegative();
              assertThat(use.makesSpan()).isFalse();
            });
  }

  @Test
  void theApplicationsTracker_isTold_andItsConfigurationSaysTheSame() throws Exception {
    MetricsTrackerFactory factory = (name, stats) -> new Tracker();
    HikariConfig config = config("tracked");
    config.setMetricsTrackerFactory(factory);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(pool.getMetricsTrackerFactory()).isSameAs(factory);
      pool.getConnection().close();
    }

    assertThat(told).containsExactly("acquired", "used", "closed");
    assertThat(uses()).hasSize(1);
  }

  @Test
  void aTrackerThatIsSetLater_isTold() throws Exception {
    try (HikariDataSource pool = new HikariDataSource(config("late"))) {
      assertThat(pool.getMetricsTrackerFactory()).isNull();
      pool.setMetricsTrackerFactory((name, stats) -> new Tracker());
      pool.getConnection().close();
    }

    assertThat(told).containsExactly("acquired", "used", "closed");
    assertThat(uses()).hasSize(1);
  }

  @Test
  void whatTheApplicationsFactoryThrows_isTheApplications() {
    IllegalStateException refusal = new IllegalStateException("no metrics today");
    HikariConfig config = config("refused");
    config.setMetricsTrackerFactory(
        (name, stats) -> {
          throw refusal;
        });

    assertThatThrownBy(() -> open(config)).isSameAs(refusal);
    assertThat(uses()).isEmpty();
  }

  private static @Nullable Object open(HikariConfig config) {
    return new HikariDataSource(config);
  }
}
