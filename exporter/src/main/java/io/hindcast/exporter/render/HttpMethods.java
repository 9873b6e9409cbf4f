package io.hindcast.exporter.render;

import io.hindcast.exporter.span.AttributeName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The method of a request: attributes and the part of the span's name. */
final class HttpMethods {
  private static final AttributeName<String> METHOD = AttributeName.text("http.request.method");
  private static final AttributeName<String> METHOD_ORIGINAL =
      AttributeName.text("http.request.method_original");

  /** RFC 9110, section 9, RFC 5789, and the method QUERY. Methods are case-sensitive. */
  private static final Set<String> KNOWN =
      Set.of(
          "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE");

  private static final String OTHER = "_OTHER";

  private HttpMethods() {}

  /** The method where it is a known one, otherwise {@code _OTHER}. */
  static String known(@Nullable String method) {
    // Whoever sends requests chooses an unknown method: it may not make names.
    return method != null && KNOWN.contains(method) ? method : OTHER;
  }

  /** Describes the method and names the span: method, and the template of the path where known. */
  static void describe(SpanDraft span, @Nullable String method, @Nullable String template) {
    String known = known(method);
    span.put(METHOD, known);
    boolean other = known.equals(OTHER);
    if (other) {
      span.put(METHOD_ORIGINAL, method);
    }
    String verb = other ? "HTTP" : known;
    span.name = template == null || template.isEmpty() ? verb : verb + " " + template;
  }
}
