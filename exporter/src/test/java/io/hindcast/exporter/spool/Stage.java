package io.hindcast.exporter.spool;

import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Spools on one directory, a clock that stands still, and what they tell. */
final class Stage implements AutoCloseable {
  static final long PLENTY = 64 << 20;

  final Path directory;
  final FakeClock clock = new FakeClock();
  final TestLog log = new TestLog();
  final Told told = new Told();
  private final List<Spool> opened = new ArrayList<>();

  Stage(Path directory) {
    this.directory = directory;
  }

  /** As another JVM would have it. */
  Spool open() {
    return open(PLENTY);
  }

  Spool open(long maxBytes) {
    return open(maxBytes, new OwnerOnly());
  }

  Spool open(long maxBytes, NewFiles files) {
    Spool spool = new Spool(directory, maxBytes, told, log, clock, files);
    opened.add(spool);
    return spool;
  }

  /** A segment nobody has taken, of 10 spans. */
  static Segment put(Spool spool, SegmentKind kind, byte[] request) {
    Segment segment = store(spool, kind, request);
    spool.putBack(segment);
    return segment;
  }

  /** A segment that is taken, of 10 spans. */
  static Segment store(Spool spool, SegmentKind kind, byte[] request) {
    return Objects.requireNonNull(spool.store(kind, 1, 10, request), "not stored");
  }

  /** Takes all there is, and has it done; the numbers of the requests, each of them checked. */
  static List<Integer> send(Spool spool) {
    List<Integer> numbers = new ArrayList<>();
    for (SpooledRequest next = spool.take(); next != null; next = spool.take()) {
      byte[] payload = next.payload();
      int number = Requests.number(payload);
      if (!Arrays.equals(payload, Requests.request(number, payload.length))) {
        throw new AssertionError("not what was stored: " + next.segment());
      }
      numbers.add(number);
      spool.done(next.segment());
    }
    return numbers;
  }

  /** All files below the directory whose names end so. */
  List<Path> files(String end) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  @Override
  public void close() {
    opened.forEach(Spool::close);
  }
}
