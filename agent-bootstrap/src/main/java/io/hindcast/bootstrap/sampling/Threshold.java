package io.hindcast.bootstrap.sampling;

/**
 * The rejection threshold T of consistent probability sampling: a trace with 56 random bits R is
 * kept where R &gt;= T, so on every process that has the same T or a smaller one (OpenTelemetry,
 * "TraceState: Probability Sampling").
 *
 * <pre>
 *   T, 56 bits        ff be 77 00 00 00 00     probability 0.001, written th:ffbe77
 *   as kept here      ff be 77 00              the first 32 of them, unsigned
 * </pre>
 *
 * The low 24 bits of ours are always 0, so nothing is lost by leaving them out, and the smallest
 * probability is 2 in 2<sup>32</sup>.
 */
public final class Threshold {
  /** Rejects all. No probability: it is never told to anybody. */
  public static final int NEVER = -1;

  /** How many values R has, and one more than T may be. */
  public static final long RANGE = 1L << 56;

  private static final int LOW_BITS = 24;

  /** What the specification recommends, behind the leading {@code f}s. */
  private static final int DIGITS = 4;

  private static final int MAX_DIGITS = 8;

  private Threshold() {}

  /**
   * The threshold of a probability, rounded to four significant digits ("Converting floating-point
   * probability to threshold value"): what is told is what is compared with, so weights are exact.
   *
   * @param probability 1 and more keeps all; 0, less and not a number keep none
   */
  public static int of(double probability) {
    if (!(probability > 0)) {
      return NEVER;
    }
    if (probability >= 1) {
      return 0;
    }
    // A digit more for every f that comes first: what tells small probabilities apart is behind.
    int leading = -(Math.getExponent(probability) + 1) / 4;
    int dropped = 4 * (MAX_DIGITS - Math.min(MAX_DIGITS, DIGITS + leading));
    long unit = 1L << dropped;
    long rounded = Math.round((1 - probability) * 0x1p32 / unit) << dropped;
    return (int) Math.min(rounded, 0xffff_fffeL);
  }

  /** Whether a trace with these 56 random bits is kept. */
  public static boolean keeps(int threshold, long randomness) {
    return threshold != NEVER
        && Integer.compareUnsigned((int) (randomness >>> LOW_BITS), threshold) >= 0;
  }

  /** All 56 bits of a threshold; {@link #RANGE} for {@link #NEVER}. */
  public static long exact(int threshold) {
    return threshold == NEVER ? RANGE : Integer.toUnsignedLong(threshold) << LOW_BITS;
  }

  /** The probability that a threshold of 56 bits leaves; 0 for {@link #RANGE}. */
  public static double probability(long exact) {
    return (double) (RANGE - exact) / RANGE;
  }
}
