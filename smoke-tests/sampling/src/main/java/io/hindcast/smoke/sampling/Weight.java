package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how many requests a span of the baseline stands. Read by the letter of the specification
 * (OpenTelemetry, "TraceState: Probability Sampling"), with nothing of the agent's own: who gets
 * the spans has no more.
 *
 * <pre>
 *   ot=th:ff8      T is ff800000000000, of 56 bits; one of 2^56 / (2^56 - T) = 512 is kept
 *   ot=th:0        all are
 * </pre>
 */
final class Weight {
  private static final int DIGITS = 14;
  private static final double RANGE = 0x1p56;
  private static final Pattern THRESHOLD =
      Pattern.compile("(?:^|,)ot=(?:[^,]*;)?th:([0-9a-f]{1,14})(?:[;,]|$)");

  private Weight() {}

  /** Empty where it stands for none: nothing says that it was chosen by chance. */
  static OptionalDouble of(ReceivedSpan span) {
    return of(span.traceState());
  }

  static OptionalDouble of(String traceState) {
    Matcher matcher = THRESHOLD.matcher(traceState);
    if (!matcher.find()) {
      return OptionalDouble.empty();
    }
    String digits = matcher.group(1);
    long threshold = Long.parseLong(digits, 16) << (4 * (DIGITS - digits.length()));
    return OptionalDouble.of(RANGE / (RANGE - (double) threshold));
  }
}
