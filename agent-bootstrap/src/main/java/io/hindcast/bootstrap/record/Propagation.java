package io.hindcast.bootstrap.record;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Context into and out of carriers, by W3C Trace Context and W3C Baggage. {@code baggage} is
 * carried on as the text it came in, and so is {@code tracestate} where this process has nothing to
 * add.
 */
public final class Propagation {
  /** Name of the header that carries the ids. */
  public static final String TRACEPARENT = "traceparent";

  /** Name of the header that carries what vendors add. */
  public static final String TRACESTATE = "tracestate";

  /** Name of the header that carries the application's own entries. */
  public static final String BAGGAGE = "baggage";

  /**
   * W3C Trace Context, section 3.3.1.5, lets a longer tracestate be cut; a foreign one this long is
   * refused whole instead, so that no member is ever changed.
   */
  private static final int MAX_TRACESTATE = 8 << 10;

  /** W3C Baggage, section 3.3.2: at most 8,192 bytes need to be carried on. */
  private static final int MAX_BAGGAGE = 8 << 10;

  // Set once before the first class is woven.
  private static volatile boolean traceContext = true;
  private static volatile boolean baggage = true;

  private Propagation() {}

  /** Writes a header. */
  @FunctionalInterface
  public interface Setter<C> {
    /** Sets a header of a carrier, in place of one of that name that is there already. */
    void set(C carrier, String name, String value);
  }

  /** Writes a header whose value is bytes. */
  @FunctionalInterface
  public interface BytesSetter<C> {
    /** Sets a header of a carrier, in place of one of that name that is there already. */
    void set(C carrier, String name, byte[] value);
  }

  /** Reads a header. */
  @FunctionalInterface
  public interface Getter<C> {
    /** The value of a header, several of one name joined by commas; null where there is none. */
    @Nullable String get(C carrier, String name);
  }

  /** Chooses what is read and written ({@code OTEL_PROPAGATORS}). */
  public static void configure(boolean withTraceContext, boolean withBaggage) {
    traceContext = withTraceContext;
    baggage = withBaggage;
  }

  /** Writes what the next process needs to know into a carrier. */
  public static <C> void inject(SpanRecord record, C carrier, Setter<? super C> setter) {
    if (traceContext) {
      // Looked at once: a span that fails meanwhile must not make the two headers disagree.
      int outgoing = record.outgoing();
      setter.set(carrier, TRACEPARENT, TraceParent.write(record, record.flags(outgoing)));
      String state = record.traceState(outgoing);
      if (state != null) {
        setter.set(carrier, TRACESTATE, state);
      }
    }
    String entries = record.baggage();
    if (baggage && entries != null) {
      setter.set(carrier, BAGGAGE, entries);
    }
  }

  /**
   * The value of {@code traceparent} alone, for a carrier that has room for nothing else; null
   * where it is not to be written.
   */
  public static @Nullable String traceParent(SpanRecord record) {
    return traceContext ? TraceParent.write(record, record.flags(record.outgoing())) : null;
  }

  /** As {@link #inject}, into a carrier of bytes: no text is made for them. */
  public static <C> void injectBytes(SpanRecord record, C carrier, BytesSetter<? super C> setter) {
    if (traceContext) {
      int outgoing = record.outgoing();
      setter.set(carrier, TRACEPARENT, TraceParent.writeBytes(record, record.flags(outgoing)));
      String state = record.traceState(outgoing);
      if (state != null) {
        setter.set(carrier, TRACESTATE, state.getBytes(StandardCharsets.UTF_8));
      }
    }
    String entries = record.baggage();
    if (baggage && entries != null) {
      setter.set(carrier, BAGGAGE, entries.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads what another process said.
   *
   * @return null where nothing usable is there; a parent without ids where only baggage is
   */
  public static <C> @Nullable RemoteParent extract(C carrier, Getter<? super C> getter) {
    String entries = baggage ? usable(getter.get(carrier, BAGGAGE), MAX_BAGGAGE) : null;
    String header = traceContext ? getter.get(carrier, TRACEPARENT) : null;
    if (header != null) {
      String state = usable(getter.get(carrier, TRACESTATE), MAX_TRACESTATE);
      RemoteParent parent = TraceParent.read(header, state, entries);
      if (parent != null) {
        return parent;
      }
    }
    return entries == null ? null : new RemoteParent(0, 0, 0, 0, null, entries);
  }

  /** A text that may be carried on as it is; null where there is nothing, or something else. */
  private static @Nullable String usable(@Nullable String text, int maxLength) {
    return text == null || text.isBlank() || text.length() > maxLength || !isFieldValue(text)
        ? null
        : text;
  }

  /**
   * Whether a text may stand in a header (RFC 9110, section 5.5). Whoever calls us chooses it, in a
   * message any bytes at all, and the next client refuses a header that is none: then the
   * application's own request would fail.
   */
  private static boolean isFieldValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        return false;
      }
    }
    return true;
  }
}
