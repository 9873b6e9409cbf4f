package io.hindcast.smoke.faults;

import java.util.List;

/**
 * How the application runs and how it is driven. Runs are compared within one setup.
 *
 * @param overGrpc in place of HTTP
 * @param heap as {@code -Xmx} wants it
 * @param keepsThreads whether every request of the first ten thousand gets a thread that stays
 * @param load how many times the usual rate
 * @param saturated whether threads of the application have every processor busy, four each
 * @param inHindsight whether the agent decides which traces it keeps, as it does by default; else
 *     it keeps all
 * @param withAgent or without any, to compare with
 */
record Setup(
    boolean overGrpc,
    String heap,
    boolean keepsThreads,
    int load,
    boolean saturated,
    boolean inHindsight,
    boolean withAgent) {

  static Setup usual() {
    return new Setup(false, "256m", false, 1, false, false, true);
  }

  Setup withGrpc() {
    return new Setup(true, heap, keepsThreads, load, saturated, inHindsight, withAgent);
  }

  Setup withHeap(String other) {
    return new Setup(overGrpc, other, keepsThreads, load, saturated, inHindsight, withAgent);
  }

  Setup keepingThreads() {
    return new Setup(overGrpc, heap, true, load, saturated, inHindsight, withAgent);
  }

  Setup withLoad(int times) {
    return new Setup(overGrpc, heap, keepsThreads, times, saturated, inHindsight, withAgent);
  }

  Setup withBusyProcessors() {
    return new Setup(overGrpc, heap, keepsThreads, load, true, inHindsight, withAgent);
  }

  Setup decidedInHindsight() {
    return new Setup(overGrpc, heap, keepsThreads, load, saturated, true, withAgent);
  }

  Setup withoutAgent() {
    return new Setup(overGrpc, heap, keepsThreads, load, saturated, inHindsight, false);
  }

  /** What arrives where nothing goes wrong. */
  Promise promise() {
    if (!withAgent) {
      return Promise.COUNTED;
    }
    return inHindsight ? Promise.EVIDENCE : Promise.ALL;
  }

  /** What goes before the class. */
  List<String> javaArguments() {
    return List.of(
        "-Xmx" + heap,
        // Ten thousand stacks; none of them is deep.
        "-Xss256k",
        // Else Java 17's server waits 40 ms in each answer for the client's acknowledgement.
        "-Dsun.net.httpserver.nodelay=true");
  }
}
