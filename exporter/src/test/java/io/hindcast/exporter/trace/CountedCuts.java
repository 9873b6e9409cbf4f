package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;

/** Counts what it is told. */
final class CountedCuts implements Cuts {
  long leftOut;
  int splits;

  @Override
  public void leftOut(SpanRecord record) {
    leftOut++;
  }

  @Override
  public void split() {
    splits++;
  }
}
