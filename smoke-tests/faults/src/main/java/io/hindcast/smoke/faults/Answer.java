package io.hindcast.smoke.faults;

/** How a collector answers. */
enum Answer {
  /** Takes all. */
  ACCEPT,
  /** Takes all, and has {@link #WORDS} to say to it. */
  WORDY,
  /** Takes all but every third span, and says so (OTLP partial success). */
  PARTIAL,
  /**
   * Can't now, and says when to come again: HTTP 503 with Retry-After, gRPC RESOURCE_EXHAUSTED with
   * RetryInfo.
   */
  UNAVAILABLE,
  /**
   * Too many requests, and does not say when to come again: HTTP 429, gRPC RESOURCE_EXHAUSTED,
   * which is a refusal then.
   */
  THROTTLED,
  /** Does not know who is asking: HTTP 401. */
  UNAUTHENTICATED,
  /** Takes small requests only: HTTP 413, gRPC RESOURCE_EXHAUSTED with words that say so. */
  TOO_LARGE,
  /** In turn: nothing is taken and bytes come back that are no HTTP; taken, and 200 with a page. */
  GARBAGE;

  /** More than this, in bytes, is {@link #TOO_LARGE}: a twentieth of what OTLP receivers allow. */
  static final int LARGEST = 16 << 10;

  /** So many bytes or more: some times what the head of an answer has. */
  static final int WORDS = 8 << 10;

  /** Whether {@link #PARTIAL} does not want a span. */
  static boolean rejects(int number) {
    return number % 3 == 0;
  }
}
