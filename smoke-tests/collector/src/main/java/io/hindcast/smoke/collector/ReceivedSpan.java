package io.hindcast.smoke.collector;

import java.util.List;
import java.util.Map;

/**
 * One span as it came over the wire. Ids are lower-case hex, the parent's is empty for a root;
 * times are nanoseconds since the epoch; attribute values are text, {@code Boolean}, {@code Long},
 * {@code Double} or lists of them.
 */
public record ReceivedSpan(
    String traceId,
    String spanId,
    String parentSpanId,
    String name,
    Kind kind,
    long startNanos,
    long endNanos,
    Map<String, Object> attributes,
    Status status,
    String statusMessage,
    List<Link> links,
    String traceState,
    Map<String, Object> resource,
    String scope) {

  /** OTLP's names, without their prefix. */
  public enum Kind {
    UNSPECIFIED,
    INTERNAL,
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER
  }

  /** OTLP's names, without their prefix. */
  public enum Status {
    UNSET,
    OK,
    ERROR
  }

  /** Another span this one belongs to without being its child. */
  public record Link(String traceId, String spanId) {}

  public String service() {
    return String.valueOf(resource.get("service.name"));
  }

  /** An attribute as text, {@code ""} where there is none. */
  public String text(String key) {
    Object value = attributes.get(key);
    return value == null ? "" : value.toString();
  }

  public boolean isRoot() {
    return parentSpanId.isEmpty();
  }

  public boolean isError() {
    return status == Status.ERROR;
  }

  public long durationNanos() {
    return endNanos - startNanos;
  }
}
