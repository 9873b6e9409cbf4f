package io.hindcast.smoke.sampling.application;

/** What is to happen to a request, as the query of its URL says. */
public enum Anomaly {
  NONE,

  /** The service in front fails by itself, when it has called whom it calls. */
  FAILS,

  /** The service behind fails. */
  FAILS_BEHIND,

  /** The same, but of all requests of a route: a class of failure by its status. */
  DOWN_BEHIND,

  /** A call fails before the one that matters is made: whom that one calls can be told. */
  FAILS_BEFORE,

  /** The service behind takes {@link #SLOW_MILLIS}. */
  SLOW_BEHIND,

  /** Fails with one of {@link #KINDS} statuses. */
  FAILS_IN_MANY_WAYS;

  /** More than the second that is slow for every request. */
  public static final int SLOW_MILLIS = 1_200;

  /** More than a second's budget of evidence has room for. */
  public static final int KINDS = 64;

  private static final int FIRST_KIND = 500;

  /** Which status a request fails with where there are many. */
  public static int statusOfKind(int number) {
    return FIRST_KIND + number % KINDS;
  }
}
