package io.hindcast.exporter.otlp;

import io.grpc.Status;
import java.util.Locale;

/** What statuses other than OK mean (OTLP specification, "OTLP/gRPC", "Failures"). */
final class GrpcStatuses {
  /** Our own side's words where an answer is longer than it reads: only success has an answer. */
  private static final String TOO_LONG_AN_ANSWER =
      "exceeds maximum size " + GrpcTransport.MAX_RESPONSE + ":";

  private GrpcStatuses() {}

  /**
   * The outcome of a call.
   *
   * @param delayNanos how long the collector asks to wait; {@link Outcome#NO_DELAY} for nothing
   */
  static Outcome outcome(Status status, long delayNanos) {
    if (description(status).contains(TOO_LONG_AN_ANSWER)) {
      return new Outcome.Delivered(0, "");
    }
    String reason = reason(status);
    String error = status.getCode().name();
    boolean reachable = !Absence.explains(status.getCause());
    return switch (status.getCode()) {
      case CANCELLED, DEADLINE_EXCEEDED, ABORTED, UNAVAILABLE, DATA_LOSS ->
          new Outcome.Retry(reason, error, reachable, delayNanos);
      case OUT_OF_RANGE ->
          saysTooLarge(status)
              ? new Outcome.Refused(reason, error, Outcome.Blame.SIZE)
              : new Outcome.Retry(reason, error, reachable, delayNanos);
      case RESOURCE_EXHAUSTED ->
          // OTLP specification, "OTLP/gRPC Throttling": only where the collector says when.
          delayNanos != Outcome.NO_DELAY
              ? new Outcome.Retry(reason, error, true, delayNanos)
              : new Outcome.Refused(
                  reason,
                  error,
                  saysTooLarge(status) ? Outcome.Blame.SIZE : Outcome.Blame.ANY_REQUEST);
      case INVALID_ARGUMENT, INTERNAL ->
          // The latter is what servers say of a message that they can't read, some where it is
          // long.
          new Outcome.Refused(reason, error, Outcome.Blame.CONTENT);
      default -> new Outcome.Refused(reason, error);
    };
  }

  /**
   * gRPC has no status for it. The servers of Go, C++, Java, .NET and Node take the one of a quota
   * that is used up, that of Rust one which may be sent again; their words differ, but for these.
   */
  private static boolean saysTooLarge(Status status) {
    String said = description(status).toLowerCase(Locale.ROOT);
    return said.contains("message") && (said.contains("larg") || said.contains("size"));
  }

  private static String description(Status status) {
    String description = status.getDescription();
    return description == null ? "" : description;
  }

  private static String reason(Status status) {
    String description = description(status);
    Throwable cause = status.getCause();
    return Reasons.clean(
        "gRPC "
            + status.getCode()
            + (description.isEmpty() ? "" : ": " + description)
            + (cause == null ? "" : " (" + Reasons.of(cause) + ")"));
  }
}
