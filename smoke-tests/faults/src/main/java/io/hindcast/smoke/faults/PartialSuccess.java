package io.hindcast.smoke.faults;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** What a collector says that took a request (OTLP specification, "Partial Success"). */
final class PartialSuccess {
  private PartialSuccess() {}

  /** Without a word of it where nothing was rejected. */
  static ExportTraceServiceResponse of(int rejected) {
    ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
    if (rejected > 0) {
      response.setPartialSuccess(
          ExportTracePartialSuccess.newBuilder()
              .setRejectedSpans(rejected)
              .setErrorMessage("every third is one too many"));
    }
    return response.build();
  }
}
