package io.hindcast.exporter.spool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the files that segments are written to, and has them on the disk. A test puts a full disk
 * in its place, or counts.
 */
interface NewFiles {
  /** A file that was not there before. */
  FileOutputStream create(Path file) throws IOException;

  /** What was written outlives a power cut. */
  void force(FileOutputStream file) throws IOException;

  /** The names in a directory do. */
  void forceNames(Path directory);

  /** How much may still be written in a directory, about. */
  long usableBytes(Path directory);
}
