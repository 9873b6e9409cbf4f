package io.hindcast.exporter.spool;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The name of a segment's file, which says what has to be known of segments that are not read:
 * their order, and how many spans are lost with one.
 *
 * <pre>
 *   18e9f6a2b4c0d100-e-1-2048.segment
 *   │                │ │ └ spans
 *   │                │ └ signal
 *   │                └ kind
 *   └ sequence: nanoseconds since 1970, and more than that of the segment before
 * </pre>
 *
 * @param sequence unsigned; the order of segments, in a life and among lives
 * @param kind what it is worth
 * @param signal 0 to 255
 * @param spans how many; not negative
 */
record SegmentName(long sequence, SegmentKind kind, int signal, int spans) {
  private static final String SUFFIX = ".segment";

  SegmentName {
    if (signal < 0 || signal > 255) {
      throw new IllegalArgumentException("signal must be 0 to 255: " + signal);
    }
    if (spans < 0) {
      throw new IllegalArgumentException("spans must not be negative: " + spans);
    }
  }

  /** Null for any name that {@link #toString} does not give: such a file is somebody else's. */
  static @Nullable SegmentName parse(String fileName) {
    if (!fileName.endsWith(SUFFIX)) {
      return null;
    }
    String[] parts = fileName.substring(0, fileName.length() - SUFFIX.length()).split("-", -1);
    if (parts.length != 4 || parts[1].length() != 1) {
      return null;
    }
    SegmentKind kind = SegmentKind.of(parts[1].charAt(0));
    if (kind == null) {
      return null;
    }
    try {
      SegmentName name =
          new SegmentName(
              Long.parseUnsignedLong(parts[0], 16),
              kind,
              Integer.parseInt(parts[2]),
              Integer.parseInt(parts[3]));
      return name.toString().equals(fileName) ? name : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(sequence)
        + '-'
        + kind.letter()
        + '-'
        + signal
        + '-'
        + spans
        + SUFFIX;
  }
}
