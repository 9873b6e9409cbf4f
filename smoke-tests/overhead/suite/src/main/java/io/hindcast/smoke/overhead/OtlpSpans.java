package io.hindcast.smoke.overhead;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts the spans of an {@code ExportTraceServiceRequest} that are the work of requests, without
 * building them: the receiver shares the machine with what is measured. A wait for a thread or a
 * connection is a span only where it was long, so how many there are says how busy the machine was
 * and not whether an agent lost one.
 */
final class OtlpSpans {
  /** {@code resource_spans}, {@code scope_spans}, {@code spans}: the fields on the way down. */
  private static final int[] PATH = {1, 2, 2};

  private static final int NAME = 5;
  private static final String WAIT_FOR_THREAD = "queue ";
  private static final String WAIT_FOR_CONNECTION = "getConnection";

  private OtlpSpans() {}

  static long count(byte[] body) throws IOException {
    return count(CodedInputStream.newInstance(body), 0);
  }

  private static long count(CodedInputStream in, int depth) throws IOException {
    long spans = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) != PATH[depth]) {
        in.skipField(tag);
      } else {
        int limit = in.pushLimit(in.readRawVarint32());
        spans += depth == PATH.length - 1 ? work(in) : count(in, depth + 1);
        in.popLimit(limit);
      }
    }
    return spans;
  }

  /** One for a span of work, zero for a wait. */
  private static long work(CodedInputStream in) throws IOException {
    boolean wait = false;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == NAME) {
        String name = in.readString();
        wait = name.startsWith(WAIT_FOR_THREAD) || name.equals(WAIT_FOR_CONNECTION);
      } else {
        in.skipField(tag);
      }
    }
    return wait ? 0 : 1;
  }
}
