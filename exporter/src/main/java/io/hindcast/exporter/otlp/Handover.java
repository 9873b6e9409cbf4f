package io.hindcast.exporter.otlp;

import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The end of an OpenTelemetry exporter where bytes come out. Owned by the exporter's thread. */
abstract class Handover {
  private byte @Nullable [] message;

  final void accept(MessageWriter writer) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(writer.getContentLength());
      writer.writeMessage(out);
      message = out.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory failed", impossible);
    }
  }

  final byte[] take() {
    byte[] taken = message;
    message = null;
    if (taken == null) {
      throw new IllegalStateException("the exporter made no request");
    }
    return taken;
  }

  abstract Transport transport() throws Exception;
}
