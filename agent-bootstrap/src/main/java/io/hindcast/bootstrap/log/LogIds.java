package io.hindcast.bootstrap.log;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Hex;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids of what a thread worked under at one moment; numbers until somebody asks for a text.
 * Immutable. A copy and not the record itself: an event that an application keeps must not keep a
 * request with all its texts.
 */
public final class LogIds {
  /** 32 digits. */
  public static final String TRACE_ID = "trace_id";

  /** 16 digits. */
  public static final String SPAN_ID = "span_id";

  /** 2 digits (W3C Trace Context, section 3.2.2.5). */
  public static final String TRACE_FLAGS = "trace_flags";

  /** All names, in the order in which they are listed. */
  public static final List<String> NAMES = List.of(TRACE_ID, SPAN_ID, TRACE_FLAGS);

  private final long traceIdHigh;
  private final long traceIdLow;
  private final long spanId;
  private final int flags;

  private LogIds(long traceIdHigh, long traceIdLow, long spanId, int flags) {
    this.traceIdHigh = traceIdHigh;
    this.traceIdLow = traceIdLow;
    this.spanId = spanId;
    this.flags = flags;
  }

  /** Those of the calling thread; null where it works for no request. */
  public static @Nullable LogIds current() {
    Context context = ThreadContext.get().current();
    if (context == null) {
      return null;
    }
    SpanRecord span = context.span();
    if (span != null) {
      return new LogIds(span.traceIdHigh(), span.traceIdLow(), span.spanId(), span.flags());
    }
    // Its caller's span, while there is none of this process yet.
    return context instanceof RemoteParent remote && remote.namesSpan()
        ? new LogIds(remote.traceIdHigh(), remote.traceIdLow(), remote.spanId(), remote.flags())
        : null;
  }

  /** Whether a key of a map is one of {@link #NAMES}. */
  public static boolean isName(@Nullable Object key) {
    return TRACE_ID.equals(key) || SPAN_ID.equals(key) || TRACE_FLAGS.equals(key);
  }

  /**
   * The text of an id, made anew by each call.
   *
   * @param name one of {@link #NAMES}
   */
  public String text(String name) {
    return switch (name) {
      case TRACE_ID -> traceId();
      case SPAN_ID -> spanId();
      case TRACE_FLAGS -> traceFlags();
      default ->
          throw new IllegalArgumentException("name must be one of " + NAMES + ": name=" + name);
    };
  }

  /** The text of the trace id. */
  public String traceId() {
    byte[] digits = new byte[32];
    Hex.write(traceIdHigh, digits, 0);
    Hex.write(traceIdLow, digits, 16);
    return ascii(digits);
  }

  /** The text of the span id. */
  public String spanId() {
    byte[] digits = new byte[16];
    Hex.write(spanId, digits, 0);
    return ascii(digits);
  }

  /** The text of the trace flags. */
  public String traceFlags() {
    byte[] digits = new byte[2];
    Hex.writeByte(flags, digits, 0);
    return ascii(digits);
  }

  private static String ascii(byte[] digits) {
    return new String(digits, StandardCharsets.ISO_8859_1);
  }
}
