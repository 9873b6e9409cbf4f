package io.hindcast.exporter.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lock of one file among processes; it goes with the process, however that ends.
 *
 * <p>POSIX gives such a lock to a process and takes it away when the process closes the file, by
 * whatever descriptor. So a lock file must never be opened twice in a JVM, not even to see whether
 * it is locked: {@link DirectoryLock} and {@link Life} each see to that for theirs.
 */
final class LockFile implements Closeable {
  private final FileLock lock;

  private LockFile(FileLock lock) {
    this.lock = lock;
  }

  /** Null if somebody else has the lock. */
  static @Nullable LockFile tryLock(Path file) throws IOException {
    FileChannel channel = OwnerOnly.openLock(file);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      return lock == null ? null : new LockFile(lock);
    } catch (OverlappingFileLockException alreadyOurs) {
      return null;
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
  }
}
