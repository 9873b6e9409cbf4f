package io.hindcast.exporter.spool;

/** A request that was read from the spool and is to be sent. */
public final class SpooledRequest {
  private final Segment segment;
  private final byte[] payload;

  SpooledRequest(Segment segment, byte[] payload) {
    this.segment = segment;
    this.payload = payload;
  }

  /** What the spool is told afterwards. */
  public Segment segment() {
    return segment;
  }

  /** The bytes that were stored; not to be changed. */
  public byte[] payload() {
    return payload;
  }
}
