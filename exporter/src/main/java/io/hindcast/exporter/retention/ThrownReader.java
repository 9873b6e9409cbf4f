package io.hindcast.exporter.retention;

import io.hindcast.exporter.render.RetainedThrowable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ThrownWriter} wrote into one segment. */
final class ThrownReader {
  private final SegmentReader in;
  private final List<RetainedThrowable> read = new ArrayList<>();

  ThrownReader(SegmentReader in) {
    this.in = in;
  }

  RetainedThrowable read() {
    int place = in.count();
    if (place != ThrownWriter.NEW) {
      return read.get(place - 1);
    }
    String type = orEmpty(in.text());
    String message = in.text();
    String stackTrace = orEmpty(in.text());
    boolean sql = in.octet() != 0;
    String state = sql ? in.text() : null;
    int code = sql ? (int) in.signed() : 0;
    RetainedThrowable thrown = new RetainedThrowable(type, message, stackTrace, sql, state, code);
    read.add(thrown);
    return thrown;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
