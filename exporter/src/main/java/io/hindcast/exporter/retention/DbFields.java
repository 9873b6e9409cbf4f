package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of {@link DbRecord}. */
final class DbFields {
  private static final int PARAMETERISED = 1;
  private static final int WITH_ENDPOINT = 2;
  private static final int WITH_PARAMETERS = 4;
  private static final int TRANSACTION = 8;

  private DbFields() {}

  static void write(DbRecord record, SegmentWriter out) {
    DbEndpoint endpoint = record.endpoint;
    List<DbParameter> parameters = record.parameters;
    out.octet(
        (record.parameterised ? PARAMETERISED : 0)
            | (endpoint == null ? 0 : WITH_ENDPOINT)
            | (parameters == null ? 0 : WITH_PARAMETERS)
            | (record.transaction ? TRANSACTION : 0));
    out.text(record.text);
    out.signed(record.batchSize);
    writeTexts(record.batchTexts, out);
    if (endpoint != null) {
      out.text(endpoint.url());
      out.text(endpoint.product());
    }
    if (parameters != null) {
      out.number(parameters.size());
      for (DbParameter parameter : parameters) {
        out.signed(parameter.index());
        out.text(parameter.name());
        out.singleText(parameter.value().toString());
      }
    }
  }

  static void read(DbRecord record, SegmentReader in) {
    int flags = in.octet();
    record.parameterised = (flags & PARAMETERISED) != 0;
    record.transaction = (flags & TRANSACTION) != 0;
    record.text = in.text();
    record.batchSize = (int) in.signed();
    record.batchTexts = readTexts(in);
    if ((flags & WITH_ENDPOINT) != 0) {
      String url = in.text();
      record.endpoint = new DbEndpoint(url, in.text());
    }
    if ((flags & WITH_PARAMETERS) != 0) {
      int count = in.count();
      List<DbParameter> parameters = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int index = (int) in.signed();
        String name = in.text();
        parameters.add(new DbParameter(index, name, text(in)));
      }
      record.parameters = parameters;
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
      texts[i] = text(in);
    }
    return Arrays.asList(texts);
  }

  /** One that is never null. */
  private static String text(SegmentReader in) {
    String text = in.text();
    return text == null ? "" : text;
  }
}
