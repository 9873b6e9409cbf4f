package io.hindcast.smoke.faults;

import java.io.IOException;
import java.util.List;

/** What happens to the application's process, its machine, or to both while the collector hangs. */
final class ProcessFaults {
  private static final int PEAK = 10;

  private ProcessFaults() {}

  static List<Scenario> all() {
    return List.of(
        new CollectorStalls(
            "10 x the load, collector stalled", Setup.usual().withLoad(PEAK), Promise.EVIDENCE),
        new CollectorStalls(
            "-Xmx64m, collector stalled", Setup.usual().withHeap("64m"), Promise.EVIDENCE),
        threads(),
        killed(),
        restarted("kill -9 while the collector is down, restart", true),
        restarted("collector down until a restart", false),
        fullDisk());
  }

  /** Ten thousand threads cost an application something without an agent, too. */
  private static Scenario threads() {
    return new Scenario("10,000 threads", Promise.ALL) {
      @Override
      Setup setup() {
        return Setup.usual().keepingThreads();
      }

      @Override
      Setup control() {
        return setup().withoutAgent();
      }
    };
  }

  private static Scenario killed() {
    return new Scenario("kill -9", Promise.ALL) {
      @Override
      boolean isKilled() {
        return true;
      }
    };
  }

  /** The first life has nobody to send to, the second one has the first one's spool. */
  private static Scenario restarted(String what, boolean killed) {
    return new Scenario(what, Promise.EVIDENCE) {
      @Override
      Spool spool() {
        return Spool.ROOMY;
      }

      @Override
      void before(Surroundings surroundings) throws IOException {
        surroundings.proxy().refuse();
      }

      @Override
      boolean isKilled() {
        return killed;
      }

      @Override
      boolean isRestarted() {
        return true;
      }

      @Override
      void beforeRestart(Surroundings surroundings) throws IOException {
        surroundings.proxy().pass();
      }
    };
  }

  private static Scenario fullDisk() {
    return new Scenario("full disk, collector never up", Promise.COUNTED) {
      @Override
      Spool spool() {
        return Spool.FULL_DISK;
      }

      @Override
      void before(Surroundings surroundings) throws IOException {
        surroundings.proxy().refuse();
      }
    };
  }
}
