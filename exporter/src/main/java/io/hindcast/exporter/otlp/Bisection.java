package io.hindcast.exporter.otlp;

/**
 * How many refusals the search for what a collector does not like in one request may cost. Shared
 * by the parts of that request; owned by the sender's thread.
 */
final class Bisection {
  /**
   * A bad item costs one refusal for each time its part is halved. So four of them are found
   * wherever they are, and a collector that refuses everything gets 44 requests instead of the
   * 4,095 that it takes to try 2,048 items one by one.
   */
  static final int REFUSALS_PER_HALVING = 4;

  private int left;
  private boolean delivered;

  Bisection(int items) {
    int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, items - 1));
    left = REFUSALS_PER_HALVING * halvings;
  }

  void refused() {
    left--;
  }

  /** Whether no further part is to be tried. */
  boolean isUsedUp() {
    return left <= 0;
  }

  void delivered() {
    delivered = true;
  }

  /** Whether the collector took any part. */
  boolean anyDelivered() {
    return delivered;
  }
}
