package io.hindcast.exporter.spool;

import static io.hindcast.exporter.spool.Requests.request;

import io.hindcast.exporter.Log;
import io.hindcast.exporter.trace.Clock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A JVM that uses a spool, says on its standard output what it has done, and stays until its
 * standard input ends.
 */
final class SpoolChild {
  /** It does not store more than fits into a spool. */
  private static final int MOST = 150;

  private SpoolChild() {}

  /** {@code store | send | lock}, directory. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[1]);
    if (arguments[0].equals("lock")) {
      OwnerOnly.createDirectories(directory);
      try (DirectoryLock held = DirectoryLock.take(directory)) {
        say(held.directory().toString());
        stay();
      }
      return;
    }
    try (Spool spool =
        new Spool(directory, Stage.PLENTY, new Told(), new Lines(), Clock.system())) {
      if (arguments[0].equals("store")) {
        store(spool);
      } else {
        for (int number : Stage.send(spool)) {
          say(Integer.toString(number));
        }
      }
      say("end");
      stay();
    }
  }

  private static void store(Spool spool) {
    for (int number = 0; number < MOST; number++) {
      SegmentKind kind = number % 2 == 0 ? SegmentKind.EVIDENCE : SegmentKind.BASELINE;
      Stage.store(spool, kind, request(number, size(number)));
      say(Integer.toString(number));
    }
  }

  private static void stay() throws IOException {
    int next = System.in.read();
    while (next >= 0) {
      next = System.in.read();
    }
  }

  /** Up to 400 kB, so that many a kill comes in the middle of a write. */
  private static int size(int number) {
    return 1_000 + number * 7_919 % 400_000;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static final class Lines implements Log {
    @Override
    public void info(String message) {
      // That it adopts is what it is started for.
    }

    @Override
    public void warn(String message) {
      System.err.println(message);
    }

    @Override
    public void debug(String message) {
      // Standard error has nothing but what is wrong.
    }
  }
}
