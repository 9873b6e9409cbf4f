package io.hindcast.smoke.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class SpanCountersTest {

  @Test
  void otlp_countsSpansOfAllScopesAndResources_andSkipsTheRest() throws IOException {
    byte[] span = field(5, "GET".getBytes(StandardCharsets.UTF_8));
    byte[] scopeSpans = concat(field(1, span), field(2, span), field(2, new byte[0]));
    byte[] resourceSpans = concat(field(1, span), field(2, scopeSpans), field(2, scopeSpans));
    byte[] request = concat(field(1, resourceSpans), field(1, field(2, field(2, span))));

    assertThat(OtlpSpans.count(request)).isEqualTo(5);
    assertThat(OtlpSpans.count(new byte[0])).isZero();
  }

  @Test
  void otlp_leavesOutWaits() throws IOException {
    byte[] scopeSpans =
        concat(
            field(2, named("queue http-nio-8080-exec")),
            field(2, named("getConnection")),
            field(2, concat(field(1, new byte[16]), named("GET /queue"))));

    assertThat(OtlpSpans.count(field(1, field(2, scopeSpans)))).isEqualTo(1);
  }

  @Test
  void datadog_countsSpansOfAllTraces() throws IOException {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(2);
      for (int spans = 1; spans <= 2; spans++) {
        packer.packArrayHeader(spans);
        for (int i = 0; i < spans; i++) {
          packer.packMapHeader(1).packString("name").packString("servlet.request");
        }
      }

      assertThat(DatadogSpans.count(packer.toByteArray())).isEqualTo(3);
    }
  }

  private static byte[] named(String name) throws IOException {
    return field(5, name.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] field(int number, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(content.length);
    out.writeRawBytes(content);
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[]... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.write(part);
    }
    return bytes.toByteArray();
  }
}
