package io.hindcast.exporter.spool;

import io.hindcast.exporter.trace.Clock;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A directory with the segments of one life of a JVM, and the lock that makes them this JVM's: its
 * own, or adopted from one that is gone. Who changes which lives there are shows a {@link
 * DirectoryLock}. Guarded by the spool's lock.
 */
final class Life {
  private static final String LOCK = "lock";

  /** Digits of the random part of a name. */
  private static final int RANDOM_DIGITS = 16;

  /** Names of all lives that this JVM holds, whichever spool does: see {@link LockFile}. */
  private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

  private final String name;
  private final Path directory;
  private final LockFile lock;

  /** How many of its segments are known and have a file. */
  int files;

  private Life(String name, Path directory, LockFile lock) {
    this.name = name;
    this.directory = directory;
    this.lock = lock;
  }

  /** A new one, empty. */
  static Life create(DirectoryLock held, Clock clock) throws IOException {
    String name =
        clock.epochNanos() / 1_000_000
            + "-"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path directory = held.directory().resolve(name);
    OwnerOnly.createDirectory(directory);
    Life life = null;
    try {
      life = hold(name, directory);
    } finally {
      if (life == null) {
        remove(directory);
      }
    }
    if (life == null) {
      throw new IOException("another process has locked " + directory.resolve(LOCK));
    }
    SegmentFile.force(held.directory());
    return life;
  }

  /** Null if the name is not that of a life, or if its JVM lives. */
  static @Nullable Life adopt(DirectoryLock held, String name) throws IOException {
    Path directory = held.directory().resolve(name);
    if (!isName(name) || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    return hold(name, directory);
  }

  private static @Nullable Life hold(String name, Path directory) throws IOException {
    if (!HELD.add(name)) {
      return null;
    }
    LockFile lock = null;
    try {
      lock = LockFile.tryLock(directory.resolve(LOCK));
      return lock == null ? null : new Life(name, directory, lock);
    } finally {
      if (lock == null) {
        HELD.remove(name);
      }
    }
  }

  private static boolean isName(String name) {
    int dash = name.indexOf('-');
    if (dash <= 0 || name.length() - dash - 1 != RANDOM_DIGITS) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (i != dash && Character.digit(name.charAt(i), i < dash ? 10 : 16) < 0) {
        return false;
      }
    }
    return true;
  }

  Path directory() {
    return directory;
  }

  /** Whether it was not removed by somebody who did not ask. */
  boolean exists() {
    // Not "is it there": a disk that does not answer would make it look removed.
    return !Files.notExists(directory);
  }

  /** Lists its segments, and deletes what its JVM did not come to finish. */
  List<Segment> find() throws IOException {
    List<Segment> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path file : entries) {
        String fileName = String.valueOf(file.getFileName());
        SegmentName segment = SegmentName.parse(fileName);
        if (segment != null) {
          found.add(new Segment(this, segment, Files.size(file)));
        } else if (SegmentFile.isPart(fileName)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  /** Lets go of it, and removes it where nothing is left in it. */
  void end(DirectoryLock held) {
    close();
    if (files == 0) {
      remove(held.directory().resolve(name));
    }
  }

  /** Lets go of it as it is. */
  void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The descriptor is closed all the same, and with it the lock.
    } finally {
      HELD.remove(name);
    }
  }

  private static void remove(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(LOCK));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // Somebody put a file of theirs there, or nothing can be deleted: who adopts it tries again.
    }
  }
}
