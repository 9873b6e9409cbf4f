package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanRecord;
import org.jspecify.annotations.Nullable;

/** What traces began under. */
final class Origins {
  private static final int NONE = 0;
  private static final int REMOTE = 1;
  private static final int CAUSE = 2;

  private Origins() {}

  /** As one byte, written before the rest. */
  static int kind(SpanRecord record) {
    if (record.remoteParent() != null) {
      return REMOTE;
    }
    return record.cause() != null ? CAUSE : NONE;
  }

  static void write(SpanRecord record, SegmentWriter out) {
    RemoteParent remote = record.remoteParent();
    Cause cause = record.cause();
    if (remote != null) {
      RemoteParents.write(remote, out);
    } else if (cause != null) {
      out.fixed(cause.traceIdHigh());
      out.fixed(cause.traceIdLow());
      out.fixed(cause.spanId());
    }
  }

  static @Nullable Context read(int kind, SegmentReader in) {
    return switch (kind) {
      case REMOTE -> RemoteParents.read(in);
      case CAUSE -> new Cause(in.fixed(), in.fixed(), in.fixed());
      default -> null;
    };
  }
}
