package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.RemoteParent;

/** Contexts of other processes, without their baggage: no span shows it. */
final class RemoteParents {
  private RemoteParents() {}

  static void write(RemoteParent remote, SegmentWriter out) {
    out.fixed(remote.traceIdHigh());
    out.fixed(remote.traceIdLow());
    out.fixed(remote.spanId());
    out.octet(remote.flags());
    out.text(remote.traceState());
  }

  static RemoteParent read(SegmentReader in) {
    long high = in.fixed();
    long low = in.fixed();
    long span = in.fixed();
    int flags = in.octet();
    return RemoteParent.restored(high, low, span, flags, in.text());
  }
}
