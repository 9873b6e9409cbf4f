package io.hindcast.exporter.spool;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and directories that are their owner's alone from the moment they exist: what is in a span
 * is nobody else's business. Where there are no POSIX permissions, a directory's own rules hold.
 */
final class OwnerOnly implements NewFiles {
  private static final String DIRECTORY = "rwx------";
  private static final String FILE = "rw-------";
  private static final FileAttribute<?>[] NONE = {};

  /**
   * By {@code java.io}: a channel would be closed by an interrupt, and keep a buffer as large as a
   * segment outside of the heap for each thread.
   */
  @Override
  public FileOutputStream create(Path file) throws IOException {
    Files.createFile(file, attributes(file, FILE));
    return new FileOutputStream(file.toFile());
  }

  @Override
  public void force(FileOutputStream file) throws IOException {
    file.getFD().sync();
  }

  @Override
  public void forceNames(Path directory) {
    SegmentFile.force(directory);
  }

  @Override
  public long usableBytes(Path directory) {
    return directory.toFile().getUsableSpace();
  }

  /** Makes it with all above it; one that is there is left as it is. */
  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(directory, DIRECTORY));
  }

  /** Makes it, and fails where it is there. */
  static void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, attributes(directory, DIRECTORY));
  }

  /** Opens a file for its lock, and makes it where it is missing. */
  static FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(file, FILE));
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return NONE;
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
