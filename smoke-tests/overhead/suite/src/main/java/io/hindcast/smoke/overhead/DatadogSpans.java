package io.hindcast.smoke.overhead;

import java.io.IOException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** Counts the spans of a {@code /v0.4/traces} body: an array of traces, each an array of spans. */
final class DatadogSpans {
  private DatadogSpans() {}

  static long count(byte[] body) throws IOException {
    long spans = 0;
    try (MessageUnpacker in = MessagePack.newDefaultUnpacker(body)) {
      int traces = in.unpackArrayHeader();
      for (int i = 0; i < traces; i++) {
        int inTrace = in.unpackArrayHeader();
        in.skipValue(inTrace);
        spans += inTrace;
      }
    }
    return spans;
  }
}
