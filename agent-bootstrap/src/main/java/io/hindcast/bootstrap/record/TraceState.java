package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * The {@code tracestate} header (W3C Trace Context level 2, section 3.3), of which two members are
 * ours to read and to write. Nobody else's are looked into, changed or put into another order.
 *
 * <pre>
 *   ot=th:c;rv:abcdefabcdefab,hindcast=e,vendor=opaque
 *      │    │                 └ a process that calls keeps its part because of what happened there
 *      │    └ R, 14 digits; where it is missing the last 56 bits of the trace id
 *      └ T, zeros at its end left out (OpenTelemetry, "TraceState Handling")
 * </pre>
 *
 * What goes on unchanged is the text that came in. What is changed moves to the front; the whole
 * has then 32 members and 512 characters at most, where others' members of over 128 characters go
 * first, then the last ones (section 3.3.3.1); ours move to the front then, changed or not.
 */
final class TraceState {
  private static final String OT = "ot=";
  private static final String TH = "th:";
  private static final String RV = "rv:";
  private static final String HINDCAST = "hindcast=";

  private static final String EVIDENCE = HINDCAST + "e";
  private static final String WHOLE = OT + TH + "0";

  /** R and T have so many hexadecimal digits. */
  private static final int DIGITS = 14;

  private static final int MAX_MEMBERS = 32;
  private static final int MAX_LENGTH = 512;
  private static final int LONG_MEMBER = 128;

  /** Of OpenTelemetry's member, without its key. */
  private static final int MAX_OT_VALUE = 256;

  private TraceState() {}

  /** T as it stands in a header; -1 where there is none. */
  static long threshold(@Nullable String text) {
    if (text == null) {
      return -1;
    }
    int at = otField(text, TH);
    if (at < 0) {
      return -1;
    }
    int end = fieldEnd(text, at, end(text, at));
    long digits = hex(text, at, end);
    return digits < 0 ? -1 : digits << (4 * (DIGITS - (end - at)));
  }

  /** R as it stands in a header; -1 where there is none. */
  static long randomness(@Nullable String text) {
    if (text == null) {
      return -1;
    }
    int at = otField(text, RV);
    if (at < 0) {
      return -1;
    }
    int end = fieldEnd(text, at, end(text, at));
    return end - at == DIGITS ? hex(text, at, end) : -1;
  }

  /** Whether a process that calls says that it keeps its part as evidence. */
  static boolean isEvidence(@Nullable String text) {
    if (text == null) {
      return false;
    }
    int at = value(text, HINDCAST);
    return at >= 0 && end(text, at) == at + 1 && text.charAt(at) == 'e';
  }

  /**
   * A header that says what is given here; the very text that is there already where that does.
   *
   * @param text what came in; null for nothing
   * @param threshold T; -1 where no weight is to be told
   * @param evidence whether this process keeps its part because of what happened
   * @return null where nothing is left to say
   */
  static @Nullable String with(@Nullable String text, long threshold, boolean evidence) {
    if (text == null) {
      return alone(threshold, evidence);
    }
    boolean changesOt = threshold(text) != threshold;
    boolean changesEvidence = isEvidence(text) != evidence;
    if (!changesOt && !changesEvidence) {
      return text;
    }
    StringBuilder out = new StringBuilder(Math.min(MAX_LENGTH, text.length() + 32));
    if (!append(out, text, threshold, evidence, changesOt, changesEvidence)) {
      // Others' members were cut off. Of ours none may be: without rv the next one has another R.
      out.setLength(0);
      append(out, text, threshold, evidence, true, true);
    }
    return out.length() == 0 ? null : out.toString();
  }

  /** What changes, then what is left of the others; false where some of those had to go. */
  private static boolean append(
      StringBuilder out,
      String text,
      long threshold,
      boolean evidence,
      boolean changesOt,
      boolean changesEvidence) {
    int ours = 0;
    if (changesOt && appendOt(out, text, threshold)) {
      ours++;
    }
    if (changesEvidence && evidence) {
      out.append(ours == 0 ? "" : ",").append(EVIDENCE);
      ours++;
    }
    return appendOthers(out, text, MAX_MEMBERS - ours, changesOt, changesEvidence);
  }

  private static @Nullable String alone(long threshold, boolean evidence) {
    if (threshold < 0) {
      return evidence ? EVIDENCE : null;
    }
    if (threshold == 0 && !evidence) {
      return WHOLE;
    }
    StringBuilder out = new StringBuilder(32).append(OT);
    appendThreshold(out, threshold);
    return (evidence ? out.append(',').append(EVIDENCE) : out).toString();
  }

  /** OpenTelemetry's member with another threshold; false where nothing is left of it. */
  private static boolean appendOt(StringBuilder out, String text, long threshold) {
    out.append(OT);
    if (threshold >= 0) {
      appendThreshold(out, threshold);
    }
    int at = value(text, OT);
    int end = at < 0 ? at : end(text, at);
    // Too long with a longer threshold: then only what decisions need is carried on.
    boolean isLong = end - at + TH.length() + DIGITS + 1 > MAX_OT_VALUE;
    while (at < end) {
      int stop = fieldEnd(text, at, end);
      boolean stays = !text.startsWith(TH, at) && (!isLong || text.startsWith(RV, at));
      if (stays && stop > at) {
        out.append(out.length() == OT.length() ? "" : ";").append(text, at, stop);
      }
      at = stop + 1;
    }
    if (out.length() == OT.length()) {
      out.setLength(0);
      return false;
    }
    return true;
  }

  private static void appendThreshold(StringBuilder out, long threshold) {
    out.append(TH);
    int shift = 4 * (DIGITS - 1);
    long left = threshold;
    do {
      out.append(Character.forDigit((int) (left >>> shift) & 15, 16));
      left &= (1L << shift) - 1;
      shift -= 4;
    } while (left != 0);
  }

  private static boolean appendOthers(
      StringBuilder out, String text, int most, boolean withoutOt, boolean withoutEvidence) {
    int length = out.length();
    for (int at = member(text, 0); at < text.length(); at = member(text, end(text, at))) {
      if (!isLeftOut(text, at, withoutOt, withoutEvidence)) {
        length += (length == 0 ? 0 : 1) + end(text, at) - at;
      }
    }
    boolean tooLong = length > MAX_LENGTH;
    int members = 0;
    for (int at = member(text, 0); at < text.length(); at = member(text, end(text, at))) {
      int end = end(text, at);
      if (isLeftOut(text, at, withoutOt, withoutEvidence) || (tooLong && end - at > LONG_MEMBER)) {
        continue;
      }
      int comma = out.length() == 0 ? 0 : 1;
      if (members == most || out.length() + comma + end - at > MAX_LENGTH) {
        return false;
      }
      out.append(comma == 0 ? "" : ",").append(text, at, end);
      members++;
    }
    return !tooLong;
  }

  private static boolean isLeftOut(
      String text, int at, boolean withoutOt, boolean withoutEvidence) {
    return (withoutOt && text.startsWith(OT, at))
        || (withoutEvidence && text.startsWith(HINDCAST, at));
  }

  /** Where a field of OpenTelemetry's member begins behind its name; -1 for none. */
  private static int otField(String text, String name) {
    int at = value(text, OT);
    int end = at < 0 ? at : end(text, at);
    while (at < end) {
      if (text.startsWith(name, at)) {
        return at + name.length();
      }
      at = fieldEnd(text, at, end) + 1;
    }
    return -1;
  }

  private static int fieldEnd(String text, int at, int end) {
    int semicolon = text.indexOf(';', at);
    return semicolon < 0 || semicolon > end ? end : semicolon;
  }

  /** Where the value of the first member of a key begins; -1 for none. */
  private static int value(String text, String key) {
    for (int at = member(text, 0); at < text.length(); at = member(text, end(text, at))) {
      if (text.startsWith(key, at)) {
        return at + key.length();
      }
    }
    return -1;
  }

  /** Where the next member begins, from the end of another one on; the text's end for none. */
  private static int member(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ',' || isBlank(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  /** Behind the last character of the member that a place lies in. */
  private static int end(String text, int at) {
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    while (end > at && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The value of at most 14 hexadecimal digits of either case; -1 where it is something else. */
  private static long hex(String text, int from, int to) {
    if (from >= to || to - from > DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
