package io.hindcast.exporter.spool;

import org.jspecify.annotations.Nullable;

/** What a segment is worth when room is short. */
public enum SegmentKind {
  /** What somebody will look for: forced to the disk when stored, sent first, evicted last. */
  EVIDENCE('e'),
  /** What is normal: left to the file system to write, sent last, evicted first. */
  BASELINE('b');

  private final char letter;

  SegmentKind(char letter) {
    this.letter = letter;
  }

  /** What stands for it in names and files. */
  char letter() {
    return letter;
  }

  static @Nullable SegmentKind of(char letter) {
    for (SegmentKind kind : values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    return null;
  }
}
