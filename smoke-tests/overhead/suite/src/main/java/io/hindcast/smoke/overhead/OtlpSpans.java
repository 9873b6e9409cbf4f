package io.hindcast.smoke.overhead;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts the spans of an {@code ExportTraceServiceRequest} without building them: the receiver
 * shares the machine with what is measured.
 */
final class OtlpSpans {
  /** {@code resource_spans}, {@code scope_spans}, {@code spans}: the fields on the way down. */
  private static final int[] PATH = {1, 2, 2};

  private OtlpSpans() {}

  static long count(byte[] body) throws IOException {
    return count(CodedInputStream.newInstance(body), 0);
  }

  private static long count(CodedInputStream in, int depth) throws IOException {
    long spans = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) != PATH[depth]) {
        in.skipField(tag);
      } else if (depth == PATH.length - 1) {
        in.skipField(tag);
        spans++;
      } else {
        int limit = in.pushLimit(in.readRawVarint32());
        spans += count(in, depth + 1);
        in.popLimit(limit);
      }
    }
    return spans;
  }
}
