package io.hindcast.exporter.spool;

import io.hindcast.exporter.trace.Clock;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lives that a spool holds: one of its own, which new segments go to, and those it has adopted,
 * until their segments are gone. Guarded by the spool's lock.
 */
final class Lives {
  private final Path directory;
  private final Clock clock;
  private final List<Life> adopted = new ArrayList<>();
  private @Nullable Life own;

  Lives(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** Where new segments go; made where there is none. */
  Life own() throws IOException {
    Life life = own;
    if (life != null && life.exists()) {
      return life;
    }
    if (life != null) {
      life.close();
      own = null;
    }
    OwnerOnly.createDirectories(directory);
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      life = Life.create(lock, clock);
    }
    own = life;
    return life;
  }

  /** Takes over what JVMs that are gone have left; returns what was taken now. */
  List<Life> adopt() throws IOException {
    List<Life> found = new ArrayList<>();
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      endEmpty(lock);
      for (String name : names()) {
        Life life = adopt(lock, name);
        if (life != null) {
          found.add(life);
        }
      }
    }
    adopted.addAll(found);
    return found;
  }

  private static @Nullable Life adopt(DirectoryLock lock, String name) {
    try {
      return Life.adopt(lock, name);
    } catch (IOException e) {
      // One that can't be opened, of another user for instance, is no reason to leave the others.
      return null;
    }
  }

  private void endEmpty(DirectoryLock lock) {
    for (Iterator<Life> lives = adopted.iterator(); lives.hasNext(); ) {
      Life life = lives.next();
      if (life.files == 0) {
        life.end(lock);
        lives.remove();
      }
    }
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        names.add(String.valueOf(file.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** Lets go of all of them, and removes those that are empty. */
  void close() {
    List<Life> all = new ArrayList<>(adopted);
    if (own != null) {
      all.add(own);
    }
    adopted.clear();
    own = null;
    if (all.isEmpty()) {
      return;
    }
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      for (Life life : all) {
        life.end(lock);
      }
    } catch (IOException | RuntimeException e) {
      // The next JVM removes what is empty.
      for (Life life : all) {
        life.close();
      }
    }
  }
}
