package io.hindcast.exporter.spool;

/**
 * Is told what becomes of segments by no doing of who uses the spool, so that spans are counted
 * exactly: what was stored and adopted is the sum of what was done, evicted and damaged, and of
 * what is there. Called on the thread that uses the spool and under its lock: must not call back,
 * and must be quick.
 */
public interface SpoolListener {
  /** An earlier JVM left it, and this one will send it. */
  void adopted(Segment segment);

  /** It had to make room before it was sent. */
  void evicted(Segment segment);

  /** Its file was not what had been written, or not there any more; what was left is deleted. */
  void damaged(Segment segment);
}
