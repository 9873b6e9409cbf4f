package io.hindcast.exporter.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Deletes the files of segments, and remembers those that could not be: as long as such a file is
 * there the next JVM would send it again. Guarded by the spool's lock.
 */
final class Deletions {
  private final List<Segment> failed = new ArrayList<>();

  /** Now, or later. */
  void delete(Segment segment) {
    try {
      deleteNow(segment);
    } catch (IOException | RuntimeException failure) {
      failed.add(segment);
    }
  }

  /** Now, or not at all. */
  static void deleteNow(Segment segment) throws IOException {
    Files.deleteIfExists(segment.file());
    segment.life().files--;
  }

  /** Tries what has failed. */
  void again() {
    for (Iterator<Segment> segments = failed.iterator(); segments.hasNext(); ) {
      try {
        deleteNow(segments.next());
        segments.remove();
      } catch (IOException | RuntimeException failure) {
        // It stays for the next time.
      }
    }
  }
}
