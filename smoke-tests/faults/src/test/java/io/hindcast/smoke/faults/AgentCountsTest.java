package io.hindcast.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AgentCountsTest {
  @Test
  void nothingSaid_isNotComplete() {
    AgentCounts counts = AgentCounts.of("hindcast: 0.1.0 records faults\nsomething else\n");

    assertThat(counts.complete()).isFalse();
    assertThat(counts.allLost()).isZero();
  }

  @Test
  void whatPeopleAreTold_isTakenUp() {
    AgentCounts counts =
        AgentCounts.of(
            """
            hindcast: 1 span could not be delivered before the end of the JVM
            hindcast: 20 spans did not reach the exporter: QUEUE_FULL
            hindcast: 3 spans did not reach the exporter: TRACE_TOO_LARGE
            """);

    assertThat(counts.complete()).isFalse();
    assertThat(counts.allLost()).isEqualTo(24);
    assertThat(counts.lostEarly()).isEqualTo(23);
  }

  @Test
  void allCounters_areRead_theLastOnesCount() {
    AgentCounts counts =
        AgentCounts.of(
            """
            hindcast: so far: received=10 exported=10
            hindcast: 5 spans could not be delivered before the end of the JVM
            hindcast: at the end: received=100 exported=70 dropped[REFUSED]=20 \
            dropped[SHUTDOWN]=4 spooled=5
            """);

    assertThat(counts.complete()).isTrue();
    assertThat(counts.received()).isEqualTo(100);
    assertThat(counts.exported()).isEqualTo(70);
    assertThat(counts.spooled()).isEqualTo(5);
    // The fifth was under way: told to people, and counted by nobody.
    assertThat(counts.lost()).containsEntry("REFUSED", 20L).containsEntry("SHUTDOWN", 5L);
    assertThat(counts.allLost()).isEqualTo(25);
  }

  @Test
  void linesOfOthers_areNot() {
    assertThat(AgentCounts.of("received=1 dropped[REFUSED]=7").complete()).isFalse();
  }

  @Test
  void plus_addsReasonByReason() {
    AgentCounts one = AgentCounts.of("hindcast: received=3 exported=1 dropped[REFUSED]=2");
    AgentCounts other =
        AgentCounts.of("[hindcast] received=5 exported=1 dropped[REFUSED]=1 dropped[SHUTDOWN]=3");

    AgentCounts sum = one.plus(other);

    assertThat(sum.complete()).isTrue();
    assertThat(sum.received()).isEqualTo(8);
    assertThat(sum.lost()).containsEntry("REFUSED", 3L).containsEntry("SHUTDOWN", 3L);
  }

  @Test
  void plus_countsOnce_whatWentFromLifeToLife() {
    AgentCounts first = AgentCounts.of("hindcast: received=10 exported=3 spooled=7");
    AgentCounts second = AgentCounts.of("hindcast: received=12 exported=10 spooled=2");

    AgentCounts sum = first.plus(second);

    assertThat(sum.received()).isEqualTo(15);
    assertThat(sum.exported()).isEqualTo(13);
    assertThat(sum.spooled()).isEqualTo(2);
  }
}
