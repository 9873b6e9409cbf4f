package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.hindcast.tooling.spi.InstrumentationModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All that is off by default, switched on: one set of modules for one JVM. */
abstract class OptionContract {
  /** Here, and so before the servers of subclasses, which load drivers. */
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(modules()).ignoring(DbWaitRecord.class);

  /** In the order of their names, as the agent has them. */
  static InstrumentationModule[] modules() {
    return new InstrumentationModule[] {
      new JdbcModule(),
      new JdbcCommentsModule(),
      new JdbcParametersModule(),
      new JdbcTransactionsModule()
    };
  }

  /** Awaits calls and nothing else. */
  static List<DbRecord> calls(int count) {
    List<DbRecord> calls = new ArrayList<>();
    woven.await(count).forEach(record -> calls.add((DbRecord) record));
    return calls;
  }
}
