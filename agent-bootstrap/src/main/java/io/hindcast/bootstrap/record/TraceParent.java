package io.hindcast.bootstrap.record;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} header (W3C Trace Context level 2, section 3.2).
 *
 * <pre>
 *   00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
 *   0  3                                36               53   length 55
 * </pre>
 */
final class TraceParent {
  private static final int TRACE_ID = 3;
  private static final int SPAN_ID = 36;
  private static final int FLAGS = 53;
  private static final int LENGTH = 55;

  /** The flag that says that the trace is kept (section 3.2.2.5.1). */
  static final int SAMPLED = 1;

  /** The flag that says that the trace id's last 56 bits are random (section 3.2.2.5.2). */
  static final int RANDOM = 2;

  /** The flags that version 00 knows. */
  private static final int KNOWN_FLAGS = SAMPLED | RANDOM;

  private TraceParent() {}

  /** The header's value as text. */
  static String write(SpanRecord record, int flags) {
    // A string copies its bytes anyway: what they are copied from is the thread's, and is kept.
    byte[] text = ThreadContext.get().headerBytes(LENGTH);
    write(record, flags, text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** The header's value as the bytes of that text. */
  static byte[] writeBytes(SpanRecord record, int flags) {
    byte[] text = new byte[LENGTH];
    write(record, flags, text);
    return text;
  }

  private static void write(SpanRecord record, int flags, byte[] text) {
    text[0] = '0';
    text[1] = '0';
    text[2] = '-';
    Hex.write(record.traceIdHigh(), text, TRACE_ID);
    Hex.write(record.traceIdLow(), text, TRACE_ID + 16);
    text[SPAN_ID - 1] = '-';
    Hex.write(record.spanId(), text, SPAN_ID);
    text[FLAGS - 1] = '-';
    Hex.writeByte(flags, text, FLAGS);
  }

  /**
   * Reads the header. A higher version than 00 is read by the part that is known of it.
   *
   * @return null where it is no valid header: a new trace is to start then
   */
  static @Nullable RemoteParent read(
      String header, @Nullable String traceState, @Nullable String baggage) {
    String text = header.strip();
    if (!isWellFormed(text)) {
      return null;
    }
    long high = Hex.read(text, TRACE_ID, TRACE_ID + 16);
    long low = Hex.read(text, TRACE_ID + 16, SPAN_ID - 1);
    long span = Hex.read(text, SPAN_ID, FLAGS - 1);
    if ((high | low) == 0 || span == 0) {
      return null;
    }
    int flags = (int) Hex.read(text, FLAGS, LENGTH) & KNOWN_FLAGS;
    return new RemoteParent(high, low, span, flags, traceState, baggage);
  }

  private static boolean isWellFormed(String text) {
    int length = text.length();
    if (length < LENGTH
        || !Hex.isHex(text, 0, 2)
        || text.charAt(2) != '-'
        || !Hex.isHex(text, TRACE_ID, SPAN_ID - 1)
        || text.charAt(SPAN_ID - 1) != '-'
        || !Hex.isHex(text, SPAN_ID, FLAGS - 1)
        || text.charAt(FLAGS - 1) != '-'
        || !Hex.isHex(text, FLAGS, LENGTH)) {
      return false;
    }
    long version = Hex.read(text, 0, 2);
    if (version == 0) {
      return length == LENGTH;
    }
    // 0xff is forbidden; what a later version appends comes behind another dash.
    return version != 0xff && (length == LENGTH || text.charAt(LENGTH) == '-');
  }
}
