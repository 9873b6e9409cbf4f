package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.HttpServerRecord;

/** The fields of {@link HttpServerRecord}; the thread that handled it is over. */
final class HttpServerFields {
  private HttpServerFields() {}

  static void write(HttpServerRecord record, SegmentWriter out) {
    out.text(record.method);
    out.text(record.scheme);
    out.text(record.path);
    out.text(record.query);
    out.text(record.route);
    out.signed(record.status);
    out.text(record.protocolVersion);
    out.text(record.host);
    out.signed(record.localPort);
    out.text(record.peerAddress);
    out.signed(record.peerPort);
    out.text(record.userAgent);
    out.text(record.forwarded);
    out.text(record.forwardedFor);
  }

  static void read(HttpServerRecord record, SegmentReader in) {
    record.method = in.text();
    record.scheme = in.text();
    record.path = in.text();
    record.query = in.text();
    record.route = in.text();
    record.status = (int) in.signed();
    record.protocolVersion = in.text();
    record.host = in.text();
    record.localPort = (int) in.signed();
    record.peerAddress = in.text();
    record.peerPort = (int) in.signed();
    record.userAgent = in.text();
    record.forwarded = in.text();
    record.forwardedFor = in.text();
  }
}
