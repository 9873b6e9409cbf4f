package io.hindcast.smoke.sampling;

import java.util.Comparator;

/**
 * Failures that compete with one another for being kept, in one service.
 *
 * @param error value of {@code error.type} of the innermost span that failed
 * @param peer whom that one called; empty where it called nobody
 */
record FailureClass(String service, String route, String error, String peer)
    implements Comparable<FailureClass> {

  private static final Comparator<FailureClass> ORDER =
      Comparator.comparing(FailureClass::service)
          .thenComparing(FailureClass::route)
          .thenComparing(FailureClass::error)
          .thenComparing(FailureClass::peer);

  @Override
  public int compareTo(FailureClass other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return service + " " + route + " " + error + (peer.isEmpty() ? "" : " from " + peer);
  }
}
