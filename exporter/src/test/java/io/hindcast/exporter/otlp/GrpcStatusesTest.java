package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.hindcast.exporter.otlp.Outcome.Blame;
import java.net.ConnectException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the OTLP specification, "OTLP/gRPC", "Failures". */
final class GrpcStatusesTest {
  @ParameterizedTest
  @EnumSource(
      names = {
        "CANCELLED",
        "DEADLINE_EXCEEDED",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNAVAILABLE",
        "DATA_LOSS"
      })
  void retryable(Status.Code code) {
    assertThat(GrpcStatuses.outcome(code.toStatus(), 7))
        .isEqualTo(new Outcome.Retry("gRPC " + code, code.name(), true, 7));
    assertThat(GrpcStatuses.outcome(code.toStatus().withCause(new ConnectException()), -1))
        .isEqualTo(
            new Outcome.Retry("gRPC " + code + " (ConnectException)", code.name(), false, -1));
    assertThat(GrpcStatuses.outcome(code.toStatus().withCause(new SocketException()), -1))
        .isEqualTo(new Outcome.Retry("gRPC " + code + " (SocketException)", code.name(), true, -1));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, ANY_REQUEST",
    "NOT_FOUND, ANY_REQUEST",
    "ALREADY_EXISTS, ANY_REQUEST",
    "PERMISSION_DENIED, ANY_REQUEST",
    "UNAUTHENTICATED, ANY_REQUEST",
    "FAILED_PRECONDITION, ANY_REQUEST",
    "UNIMPLEMENTED, ANY_REQUEST",
    "INTERNAL, CONTENT",
    "RESOURCE_EXHAUSTED, ANY_REQUEST",
    "INVALID_ARGUMENT, CONTENT",
  })
  void refused(Status.Code code, Blame blame) {
    assertThat(GrpcStatuses.outcome(code.toStatus(), Outcome.NO_DELAY))
        .isEqualTo(new Outcome.Refused("gRPC " + code, code.name(), blame));
  }

  @Test
  void exhaustedForATime_isRetryable() {
    assertThat(GrpcStatuses.outcome(Status.RESOURCE_EXHAUSTED.withDescription("size"), 5))
        .isEqualTo(
            new Outcome.Retry("gRPC RESOURCE_EXHAUSTED: size", "RESOURCE_EXHAUSTED", true, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grpc: received message larger than max (5000000 vs. 4194304)",
        "gRPC message exceeds maximum size 4194304: 5000000",
        "Received message exceeds the maximum configured message size.",
        "Error, decoded message length too large: found 5000000 bytes, the limit is: 4194304 bytes"
      })
  void tooLarge_inTheWordsOfTheServers(String words) {
    for (Status status : new Status[] {Status.RESOURCE_EXHAUSTED, Status.OUT_OF_RANGE}) {
      assertThat(GrpcStatuses.outcome(status.withDescription(words), Outcome.NO_DELAY))
          .isEqualTo(
              new Outcome.Refused(
                  "gRPC " + status.getCode() + ": " + words, status.getCode().name(), Blame.SIZE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quota exceeded", "data refused due to high memory usage"})
  void exhaustedOtherwise_isNotAboutTheSize(String words) {
    assertThat(
            GrpcStatuses.outcome(
                Status.RESOURCE_EXHAUSTED.withDescription(words), Outcome.NO_DELAY))
        .isEqualTo(new Outcome.Refused("gRPC RESOURCE_EXHAUSTED: " + words, "RESOURCE_EXHAUSTED"));
  }

  @Test
  void answerThatIsTooLongToRead_isSuccess() {
    Status ours =
        Status.RESOURCE_EXHAUSTED.withDescription(
            "gRPC message exceeds maximum size " + GrpcTransport.MAX_RESPONSE + ": 1000000");

    assertThat(GrpcStatuses.outcome(ours, Outcome.NO_DELAY))
        .isEqualTo(new Outcome.Delivered(0, ""));
  }
}
