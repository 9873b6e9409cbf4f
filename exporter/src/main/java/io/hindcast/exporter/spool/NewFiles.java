package io.hindcast.exporter.spool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the files that segments are written to. A test puts a full disk in its place. */
interface NewFiles {
  /** A file that was not there before. */
  FileOutputStream create(Path file) throws IOException;

  /** How much may still be written in a directory, about. */
  long usableBytes(Path directory);
}
