package io.hindcast.smoke.sampling;

/** What the load does for a while, one after the other. Each has numbers of its own. */
enum Phase {
  /** Few requests a second: nothing is compiled yet, and the exporter is only starting. */
  WARM_UP(0),

  /** Here and there one fails or is slow. */
  ORDINARY(1),

  /** The same, with a larger baseline: the option was changed. */
  LARGER_BASELINE(2),

  /** The same with the default's baseline, but the service behind fails all orders. */
  CASCADE(3),

  /** A fifth of all requests fails, in more ways than a second has room for. */
  MANY_WAYS(4);

  /** More than an hour of requests. */
  private static final int NUMBERS = 10_000_000;

  private static final Phase[] IN_ORDER = values();

  private final int first;

  Phase(int place) {
    this.first = place * NUMBERS;
  }

  static Phase of(int number) {
    return IN_ORDER[number / NUMBERS];
  }

  /**
   * The number of a request.
   *
   * @param index how many came before in this phase
   */
  int number(long index) {
    if (index >= NUMBERS) {
      throw new IllegalArgumentException("too long a phase: " + index);
    }
    return first + (int) index;
  }

  /** How many came before a request in this phase. */
  int index(int number) {
    return number - first;
  }
}
