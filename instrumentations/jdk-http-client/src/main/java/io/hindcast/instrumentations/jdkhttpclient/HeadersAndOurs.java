package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.record.Propagation;
import java.net.http.HttpHeaders;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Headers without ours, and ours, just for {@link HttpHeaders#of} to copy them, which it does by
 * {@link #forEach}: a map of their own would be the third copy of a request's headers.
 */
final class HeadersAndOurs extends AbstractMap<String, List<String>>
    implements Propagation.Setter<HeadersAndOurs> {
  private final Map<String, List<String>> others;
  private final String traceParentName;
  private @Nullable String traceParent;
  private @Nullable String traceState;
  private @Nullable String baggage;

  HeadersAndOurs(Map<String, List<String>> others, String traceParentName) {
    this.others = others;
    this.traceParentName = traceParentName;
  }

  @Override
  public void set(HeadersAndOurs carrier, String name, String value) {
    switch (name) {
      case Propagation.TRACEPARENT -> traceParent = value;
      case Propagation.TRACESTATE -> traceState = value;
      default -> baggage = value;
    }
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super List<String>> action) {
    others.forEach(action);
    accept(action, traceParentName, traceParent);
    accept(action, Propagation.TRACESTATE, traceState);
    accept(action, Propagation.BAGGAGE, baggage);
  }

  private static void accept(
      BiConsumer<? super String, ? super List<String>> action,
      String name,
      @Nullable String value) {
    if (value != null) {
      action.accept(name, List.of(value));
    }
  }

  /** Not what {@code HttpHeaders.of} asks for today. */
  @Override
  public Set<Entry<String, List<String>>> entrySet() {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    forEach(all::put);
    return all.entrySet();
  }
}
