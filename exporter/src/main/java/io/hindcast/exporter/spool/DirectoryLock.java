package io.hindcast.exporter.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to make, adopt and remove lives in a spool's directory. Only who has it opens the lock
 * file of a life, so none is removed between being opened and being locked. It is held for moments;
 * its file is never removed.
 */
final class DirectoryLock implements Closeable {
  private static final String FILE = "lock";

  /**
   * A quarter of a second: somebody adopts thousands of segments, or is stopped. Who can't have it
   * goes on without and tries again later.
   */
  private static final int TRIES = 250;

  private static final long PAUSE_NANOS = 1_000_000;

  /** The file's lock knows processes only; a second spool in this JVM waits here. */
  private static final ReentrantLock WITHIN_JVM = new ReentrantLock();

  private final Path directory;
  private final LockFile lock;

  private DirectoryLock(Path directory, LockFile lock) {
    this.directory = directory;
    this.lock = lock;
  }

  static DirectoryLock take(Path directory) throws IOException {
    WITHIN_JVM.lock();
    LockFile lock = null;
    try {
      lock = await(directory.resolve(FILE));
      if (lock == null) {
        throw new IOException("another process has locked " + directory.resolve(FILE));
      }
      return new DirectoryLock(directory, lock);
    } finally {
      if (lock == null) {
        WITHIN_JVM.unlock();
      }
    }
  }

  private static @Nullable LockFile await(Path file) throws IOException {
    LockFile lock = LockFile.tryLock(file);
    for (int i = 0; i < TRIES && lock == null; i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      lock = LockFile.tryLock(file);
    }
    return lock;
  }

  /** The directory whose structure its holder may change. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    try {
      lock.close();
    } finally {
      WITHIN_JVM.unlock();
    }
  }
}
