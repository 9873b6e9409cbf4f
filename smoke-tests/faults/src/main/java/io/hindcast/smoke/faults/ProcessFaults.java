package io.hindcast.smoke.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What happens to the application's process, its machine, or to both while the collector hangs. */
final class ProcessFaults {
  private static final int PEAK = 10;

  private static final Setup USUAL = Setup.usual();
  private static final Setup HINDSIGHT = Setup.usual().decidedInHindsight();

  private ProcessFaults() {}

  static List<Scenario> all() {
    return List.of(
        new CollectorStalls(
            "10 x the load, collector stalled", USUAL.withLoad(PEAK), Promise.EVIDENCE),
        new CollectorStalls("-Xmx64m, collector stalled", USUAL.withHeap("64m"), Promise.EVIDENCE),
        besideNoAgent("10,000 threads", USUAL.keepingThreads(), Promise.ALL),
        besideNoAgent(
            "processors busy with four threads each", USUAL.withBusyProcessors(), Promise.EVIDENCE),
        killed("kill -9", USUAL),
        killed("kill -9, decided in hindsight", HINDSIGHT),
        restarted("kill -9 while the collector is down, restart", USUAL, true),
        restarted(
            "kill -9 while the collector is down, restart, decided in hindsight", HINDSIGHT, true),
        restarted("collector down until a restart", USUAL, false),
        fullDisk());
  }

  /** Such a process costs an application something without an agent, too. */
  private static Scenario besideNoAgent(String what, Setup setup, Promise promise) {
    return new Scenario(what, promise) {
      @Override
      Setup setup() {
        return setup;
      }

      @Override
      Setup control() {
        return setup.withoutAgent();
      }

      /** The default: what such a process leaves of the machine, the collector has to share. */
      @Override
      Duration timeout(Length length) {
        return Length.full().timeout();
      }
    };
  }

  private static Scenario killed(String what, Setup setup) {
    return new Scenario(what, setup.promise()) {
      @Override
      Setup setup() {
        return setup;
      }

      @Override
      boolean isKilled() {
        return true;
      }
    };
  }

  /** The first life has nobody to send to, the second one has the first one's spool. */
  private static Scenario restarted(String what, Setup setup, boolean killed) {
    return new Scenario(what, Promise.EVIDENCE) {
      @Override
      Setup setup() {
        return setup;
      }

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
