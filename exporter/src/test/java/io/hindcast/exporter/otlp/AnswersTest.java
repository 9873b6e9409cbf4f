package io.hindcast.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Duration;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AnswersTest {
  @Test
  void partialSuccess() {
    byte[] response =
        ExportTraceServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(300)
                    .setErrorMessage("too many"))
            .build()
            .toByteArray();

    assertThat(Answers.delivered(response)).isEqualTo(new Outcome.Delivered(300, "too many"));
    assertThat(Answers.delivered(new byte[0])).isEqualTo(new Outcome.Delivered(0, ""));
  }

  @Test
  void retryInfo() throws IOException {
    Any info =
        Any.newBuilder()
            .setTypeUrl("type.googleapis.com/google.rpc.RetryInfo")
            .setValue(
                message(
                    1, Duration.newBuilder().setSeconds(3).setNanos(500).build().toByteString()))
            .build();

    byte[] status = status(info);

    assertThat(Answers.retryDelay(status)).isEqualTo(3_000_000_500L);
    assertThat(Answers.statusMessage(status)).isEqualTo("slow down");
    assertThat(Answers.retryDelay(new byte[0])).isEqualTo(Outcome.NO_DELAY);
    assertThat(Answers.retryDelay(status(Any.newBuilder().setTypeUrl("x/Other").build())))
        .isEqualTo(Outcome.NO_DELAY);
  }

  @Test
  void retryInfoWithoutADelay_saysThatTryingAgainHelps() throws IOException {
    Any empty = Any.newBuilder().setTypeUrl("type.googleapis.com/google.rpc.RetryInfo").build();

    assertThat(Answers.retryDelay(status(empty))).isZero();
  }

  @Test
  void garbage_isReadWithoutComplaint() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(40)];
      random.nextBytes(garbage);
      assertThat(Answers.delivered(garbage)).as("seed %d", seed).isNotNull();
      assertThat(Answers.retryDelay(garbage)).as("seed %d", seed).isGreaterThanOrEqualTo(-1);
      assertThat(Answers.statusMessage(garbage)).as("seed %d", seed).isNotNull();
    }
  }

  private static byte[] status(Any detail) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeInt32(1, 8);
    out.writeString(2, "slow down");
    out.writeByteArray(3, detail.toByteArray());
    out.flush();
    return bytes.toByteArray();
  }

  private static ByteString message(int field, ByteString content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeBytes(field, content);
    out.flush();
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
