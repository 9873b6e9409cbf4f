package io.hindcast.exporter.spool;

/** Counts what a spool tells. */
final class Told implements SpoolListener {
  long adopted;
  long evicted;
  long damaged;
  long damagedSegments;

  @Override
  public void adopted(Segment segment) {
    adopted += segment.spans();
  }

  @Override
  public void evicted(Segment segment) {
    evicted += segment.spans();
  }

  @Override
  public void damaged(Segment segment) {
    damaged += segment.spans();
    damagedSegments++;
  }
}
