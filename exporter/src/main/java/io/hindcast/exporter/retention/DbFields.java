package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of {@link DbRecord}. */
final class DbFields {
  private static final int PARAMETERISED = 1;
  private static final int WITH_ENDPOINT = 2;

  private DbFields() {}

  static void write(DbRecord record, SegmentWriter out) {
    DbEndpoint endpoint = record.endpoint;
    out.octet((record.parameterised ? PARAMETERISED : 0) | (endpoint == null ? 0 : WITH_ENDPOINT));
    out.text(record.text);
    out.signed(record.batchSize);
    writeTexts(record.batchTexts, out);
    if (endpoint != null) {
      out.text(endpoint.url());
      out.text(endpoint.product());
    }
  }

  static void read(DbRecord record, SegmentReader in) {
    int flags = in.octet();
    record.parameterised = (flags & PARAMETERISED) != 0;
    record.text = in.text();
    record.batchSize = (int) in.signed();
    record.batchTexts = readTexts(in);
    if ((flags & WITH_ENDPOINT) != 0) {
      String url = in.text();
      record.endpoint = new DbEndpoint(url, in.text());
    }
  }

  /** One more than their number, and they; 0 for no list. */
  private static void writeTexts(@Nullable List<String> texts, SegmentWriter out) {
    if (texts == null) {
      out.number(0);
      return;
    }
    int count = texts.size();
    out.number(count + 1L);
    for (int i = 0; i < count; i++) {
      out.text(texts.get(i));
    }
  }

  private static @Nullable List<String> readTexts(SegmentReader in) {
    int count = in.count() - 1;
    if (count < 0) {
      return null;
    }
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      String text = in.text();
      texts[i] = text == null ? "" : text;
    }
    return Arrays.asList(texts);
  }
}
