package io.hindcast.exporter.retention;

/** A trace needs more bytes than one may have of the ring. */
final class TraceTooLarge extends RuntimeException {
  TraceTooLarge() {
    super(null, null, false, false);
  }
}
