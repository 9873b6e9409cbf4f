package io.hindcast.smoke.faults;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** What a collector says that took a request (OTLP specification, "Partial Success"). */
final class PartialSuccess {
  private PartialSuccess() {}

  /** Without a word of it where nothing was rejected, unless the answer is to have some. */
  static ExportTraceServiceResponse of(int rejected, Answer answer) {
    ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
    if (rejected > 0) {
      response.setPartialSuccess(
          ExportTracePartialSuccess.newBuilder()
              .setRejectedSpans(rejected)
              .setErrorMessage("every third is one too many"));
    } else if (answer == Answer.WORDY) {
      // OTLP calls it a warning: all was taken, and yet there is something to say.
      response.setPartialSuccess(
          ExportTracePartialSuccess.newBuilder().setErrorMessage("-".repeat(Answer.WORDS)));
    }
    return response.build();
  }
}
