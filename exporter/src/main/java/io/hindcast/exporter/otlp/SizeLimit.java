package io.hindcast.exporter.otlp;

/**
 * How large a request may be, as far as that was learned from refusals. Receivers do not say; about
 * half of what was refused is tried next. Learned by the sender's thread, read by whoever makes
 * requests.
 */
final class SizeLimit {
  /**
   * Nobody who wants spans takes less: such a refusal has another reason, smaller ones won't do.
   */
  static final int LEAST_BYTES = 8 << 10;

  /** Receivers get other settings; to find out costs as many refusals as the first time. */
  static final long FORGOTTEN_NANOS = 600_000_000_000L;

  private static final int UNKNOWN = Integer.MAX_VALUE;

  private volatile int bytes = UNKNOWN;
  private long learnedAt;

  /** Larger requests are not to be sent if they can be divided. */
  int bytes() {
    return bytes;
  }

  /** A request was too large; returns whether a smaller one makes sense. */
  boolean refused(int requestBytes, long now) {
    if (requestBytes <= LEAST_BYTES) {
      return false;
    }
    learnedAt = now;
    // A bit more than half: the halves both have the resource.
    bytes = Math.max(LEAST_BYTES, Math.min(bytes, requestBytes / 8 * 5));
    return true;
  }

  /** A request was taken. */
  void delivered(long now) {
    if (bytes != UNKNOWN && now - learnedAt >= FORGOTTEN_NANOS) {
      bytes = UNKNOWN;
    }
  }
}
