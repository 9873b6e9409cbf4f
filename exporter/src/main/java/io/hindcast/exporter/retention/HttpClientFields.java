package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.HttpClientRecord;

/**
 * The fields of {@link HttpClientRecord}. Its URL is an object of the application's choice, kept as
 * the text that it is rendered to; one that has none can't be kept, nor could it be rendered.
 */
final class HttpClientFields {
  private static final int CANCELLED = 1;
  private static final int WITH_PEER = 2;
  private static final int NOT_KEPT = 4;

  private HttpClientFields() {}

  static boolean write(HttpClientRecord record, SegmentWriter out) {
    int start = out.position();
    try {
      out.octet((record.cancelled ? CANCELLED : 0) | (record.peer == null ? 0 : WITH_PEER));
      out.text(record.url == null ? null : text(record.url));
      if (record.peer != null) {
        Peers.write(record.peer, out);
      }
    } catch (TraceTooLarge tooLarge) {
      throw tooLarge;
    } catch (Throwable broken) {
      out.rewind(start);
      out.octet(NOT_KEPT);
      return false;
    }
    out.text(record.method);
    out.text(record.urlTemplate);
    out.signed(record.status);
    out.text(record.protocolVersion);
    out.signed(record.resendCount);
    return true;
  }

  private static String text(Object url) {
    String text = url.toString();
    if (text == null) {
      throw new IllegalArgumentException("a URL without a text: " + url.getClass().getName());
    }
    return text;
  }

  static boolean read(HttpClientRecord record, SegmentReader in) {
    int flags = in.octet();
    if ((flags & NOT_KEPT) != 0) {
      return false;
    }
    record.cancelled = (flags & CANCELLED) != 0;
    record.url = in.text();
    record.peer = (flags & WITH_PEER) == 0 ? null : Peers.read(in);
    record.method = in.text();
    record.urlTemplate = in.text();
    record.status = (int) in.signed();
    record.protocolVersion = in.text();
    record.resendCount = (int) in.signed();
    return true;
  }
}
