package io.hindcast.exporter;

import java.nio.file.Path;

/**
 * Where evidence waits on the disk for a collector that is away.
 *
 * @param directory need not exist yet
 * @param bytes how much may lie there
 */
public record SpoolSettings(Path directory, long bytes) {
  /** Refuses what cannot work. */
  public SpoolSettings {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a spool needs room: bytes=" + bytes);
    }
  }
}
