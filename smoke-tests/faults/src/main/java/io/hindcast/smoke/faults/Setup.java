package io.hindcast.smoke.faults;

import java.util.List;

/**
 * How the application runs and how it is driven. Runs are compared within one setup.
 *
 * @param overGrpc in place of HTTP
 * @param heap as {@code -Xmx} wants it
 * @param keepsThreads whether every request of the first ten thousand gets a thread that stays
 * @param load how many times the usual rate
 * @param withAgent or without any, to compare with
 */
record Setup(boolean overGrpc, String heap, boolean keepsThreads, int load, boolean withAgent) {

  static Setup usual() {
    return new Setup(false, "256m", false, 1, true);
  }

  Setup withGrpc() {
    return new Setup(true, heap, keepsThreads, load, withAgent);
  }

  Setup withHeap(String other) {
    return new Setup(overGrpc, other, keepsThreads, load, withAgent);
  }

  Setup keepingThreads() {
    return new Setup(overGrpc, heap, true, load, withAgent);
  }

  Setup withLoad(int times) {
    return new Setup(overGrpc, heap, keepsThreads, times, withAgent);
  }

  Setup withoutAgent() {
    return new Setup(overGrpc, heap, keepsThreads, load, false);
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
