package io.hindcast.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A judge that never finds anything would be no use: each promise is broken here once. */
final class VerdictTest {
  /** Of the hundred requests of these runs, five fail on purpose: 7, 27, 47, 67, 87. */
  private static final int ASKED = 100;

  private static final Length LENGTH = Length.brief();
  private static final String ALL_WELL = "hindcast: received=100 exported=100";

  @Test
  void allWell_nothingIsBroken() {
    assertThat(verdict(Promise.ALL, played(ASKED, none(), ALL_WELL, 1))).isEmpty();
  }

  @Test
  void requestsWithoutAnswer() {
    assertThat(verdict(Promise.COUNTED, played(98, none(), ALL_WELL, 1)))
        .singleElement()
        .asString()
        .startsWith("2 of 100 requests were not answered");
  }

  @Test
  void latency_beyondRatioAndFloor() {
    Played slow = slow(p99(900));

    assertThat(Verdict.of(scenario(Promise.ALL, false), slow, p99(20), LENGTH))
        .singleElement()
        .asString()
        .startsWith("p99 900.0 ms");
    // Five times as slow, but only a little.
    Played noise = slow(p99(50));
    assertThat(Verdict.of(scenario(Promise.ALL, false), noise, p99(10), LENGTH)).isEmpty();
  }

  @Test
  void lostTraces_countedOrNot_breakThePromiseThatTheyArrive() {
    Played played =
        played(ASKED, of(7, 8), "hindcast: received=100 exported=98 dropped[REFUSED]=2", 1);

    assertThat(verdict(Promise.ALL, played))
        .containsExactly("2 traces are lost that had to arrive, 1 of them anomalous; the first: 7");
    assertThat(verdict(Promise.EVIDENCE, played))
        .containsExactly("1 traces are lost that had to arrive, 1 of them anomalous; the first: 7");
    assertThat(verdict(Promise.COUNTED, played)).isEmpty();
  }

  @Test
  void theLastMomentBeforeAKill_isExcused() {
    Played killed =
        new Played(
            ASKED, all(), "", p99(1), of(7, 98, 99), of(98, 99), 0, 0, counts(""), 0, Double.NaN);

    assertThat(verdict(Promise.ALL, killed))
        .containsExactly("1 traces are lost that had to arrive, 1 of them anomalous; the first: 7");
    assertThat(killed.evidenceLost()).isEqualTo(of(7));
    assertThat(killed.missing()).isEqualTo(of(7, 98, 99));
  }

  @Test
  void losses_thatAreNotCounted_orAreNone() {
    assertThat(
            verdict(
                Promise.COUNTED,
                played(ASKED, of(1, 2), "hindcast: received=100 exported=99 dropped[X]=1", 1)))
        .containsExactly("2 are missing, the agent counts 1 lost");
    assertThat(
            verdict(
                Promise.COUNTED,
                played(ASKED, none(), "hindcast: received=100 exported=99 dropped[X]=1", 1)))
        .containsExactly("the agent counts 1 lost, 0 are missing");
  }

  @Test
  void whatIsInTheSpool_isAccountedFor() {
    assertThat(
            verdict(
                Promise.COUNTED,
                played(ASKED, of(1, 2), "hindcast: received=100 exported=98 spooled=2", 1)))
        .isEmpty();
    assertThat(
            verdict(
                Promise.COUNTED,
                played(ASKED, of(1, 2), "hindcast: received=100 exported=98 spooled=1", 1)))
        .containsExactly("2 are missing, the agent counts 0 lost and 1 spooled");
  }

  @Test
  void aDeceivedAgent_mayCountTooMany_notTooFew() {
    Scenario deceiving = scenario(Promise.COUNTED, true);

    assertThat(
            Verdict.of(
                deceiving,
                played(ASKED, none(), "hindcast: received=100 exported=99 dropped[X]=1", 1),
                p99(1),
                LENGTH))
        .isEmpty();
    assertThat(
            Verdict.of(
                deceiving,
                played(ASKED, of(1, 2), "hindcast: received=100 exported=99 dropped[X]=1", 1),
                p99(1),
                LENGTH))
        .hasSize(1);
  }

  @Test
  void requestsThatTheAgentHasNotSeen() {
    assertThat(
            verdict(Promise.COUNTED, played(ASKED, none(), "hindcast: received=90 exported=90", 1)))
        .containsExactly("the agent saw 90 of 100 requests");
  }

  @Test
  void anEndThatTakesTooLong() {
    assertThat(verdict(Promise.ALL, played(ASKED, none(), ALL_WELL, 4.2)))
        .containsExactly("the process took 4.2 s to end");
  }

  private static List<String> verdict(Promise promise, Played played) {
    return Verdict.of(scenario(promise, false), played, p99(1), LENGTH);
  }

  private static Scenario scenario(Promise promise, boolean deceives) {
    return new Scenario("tested", promise) {
      @Override
      boolean deceives() {
        return deceives;
      }
    };
  }

  private static Played played(int answered, BitSet missing, String said, double ended) {
    BitSet numbers = new BitSet();
    numbers.set(0, answered);
    return new Played(
        ASKED, numbers, "", p99(1), missing, new BitSet(), 0, 0, counts(said), 0, ended);
  }

  private static Played slow(Latency latency) {
    return new Played(ASKED, all(), "", latency, none(), none(), 0, 0, counts(ALL_WELL), 0, 1);
  }

  private static AgentCounts counts(String said) {
    return AgentCounts.of(said);
  }

  private static Latency p99(double millis) {
    return new Latency(1, millis);
  }

  private static BitSet all() {
    BitSet all = new BitSet();
    all.set(0, ASKED);
    return all;
  }

  private static BitSet none() {
    return new BitSet();
  }

  private static BitSet of(int... numbers) {
    BitSet set = new BitSet();
    for (int number : numbers) {
      set.set(number);
    }
    return set;
  }
}
