package io.hindcast.exporter.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random steps, restarts and damages, on a spool and on a list that follows the rules: each request
 * comes out when the list says so, and every span is accounted for. Seeds are printed.
 */
final class SpoolModelTest {
  private static final int STEPS = 120;
  private static final int BLOCK = 4_096;

  /** Where the payload begins in a segment's file. */
  private static final int HEAD = 24;

  @TempDir Path temp = Path.of("");

  private static final class Request {
    final int number;
    final SegmentKind kind;
    final int blocks;
    final int spans;
    boolean damaged;

    Request(int number, SegmentKind kind, int blocks, int spans) {
      this.number = number;
      this.kind = kind;
      this.blocks = blocks;
      this.spans = spans;
    }
  }

  /** All there are, oldest first, by number. */
  private final Map<Integer, Request> all = new LinkedHashMap<>();

  private final Map<Integer, Segment> taken = new HashMap<>();
  private long evicted;
  private long damaged;
  private long adopted;
  private int blocks = 12;
  private int next;

  @RepeatedTest(8)
  void randomSteps_goByTheRules() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Stage stage = new Stage(temp);
    Spool spool = stage.open(blocks * (long) BLOCK);
    for (int step = 0; step < STEPS; step++) {
      String what = "seed " + seed + ", step " + step;
      switch (random.nextInt(12)) {
        case 0 -> {
          spool.close();
          spool = restart(stage, random, what);
        }
        case 1 -> damage(stage, random);
        case 2, 3 -> take(spool, what);
        case 4 -> putBack(spool, random);
        case 5 -> done(spool, random);
        default -> store(spool, random, what);
      }
      check(stage, spool, what);
    }
    spool.close();
    spool = restart(stage, random, "seed " + seed + ", end");
    while (take(spool, "seed " + seed + ", end")) {
      done(spool, random);
    }
    check(stage, spool, "seed " + seed + ", end");
    assertThat(all).as("seed %d", seed).isEmpty();
    spool.close();
    assertThat(stage.files("")).as("seed %d", seed).containsExactly(temp, temp.resolve("lock"));
  }

  private void check(Stage stage, Spool spool, String what) {
    long spans = 0;
    long used = 0;
    for (Request request : all.values()) {
      spans += request.spans;
      used += request.blocks;
    }
    assertThat(spool.spans()).as(what).isEqualTo(spans);
    assertThat(spool.bytes()).as(what).isEqualTo(used * BLOCK);
    assertThat(used).as(what).isLessThanOrEqualTo(blocks);
    assertThat(stage.told.evicted).as(what).isEqualTo(evicted);
    assertThat(stage.told.damaged).as(what).isEqualTo(damaged);
    assertThat(stage.told.adopted).as(what).isEqualTo(adopted);
  }

  private void store(Spool spool, Random random, String what) {
    SegmentKind kind = random.nextBoolean() ? SegmentKind.EVIDENCE : SegmentKind.BASELINE;
    Request request = new Request(next++, kind, 1 + random.nextInt(5), random.nextInt(100));
    boolean fits = makeRoom(kind, request.blocks, false);
    if (fits) {
      makeRoom(kind, request.blocks, true);
      all.put(request.number, request);
    }
    Segment segment =
        spool.store(kind, 1, request.spans, Requests.blocks(request.number, request.blocks));
    assertThat(segment != null).as(what).isEqualTo(fits);
    if (segment != null) {
      taken.put(request.number, segment);
      if (random.nextInt(4) != 0) {
        putBack(spool, request.number);
      }
    }
  }

  /** Whether there is room for one of a kind, or would be if what may go went. */
  private boolean makeRoom(SegmentKind kind, int needed, boolean evict) {
    int left = blocks - needed;
    for (Request request : all.values()) {
      left -= request.blocks;
    }
    for (Request victim : inOrder(SegmentKind.BASELINE, kind)) {
      if (left < 0) {
        left += victim.blocks;
        if (evict) {
          evicted += victim.spans;
          all.remove(victim.number);
        }
      }
    }
    return left >= 0;
  }

  /** What waits: all of one kind, and of the other one where it is evidence too. */
  private List<Request> inOrder(SegmentKind first, SegmentKind second) {
    List<Request> order = new ArrayList<>();
    for (SegmentKind kind : first == second ? List.of(first) : List.of(first, second)) {
      for (Request request : all.values()) {
        if (request.kind == kind && !taken.containsKey(request.number)) {
          order.add(request);
        }
      }
    }
    return order;
  }

  private boolean take(Spool spool, String what) {
    Request expected = null;
    for (Request request : inOrder(SegmentKind.EVIDENCE, SegmentKind.BASELINE)) {
      if (expected == null && request.damaged) {
        all.remove(request.number);
        damaged += request.spans;
      } else if (expected == null) {
        expected = request;
      }
    }
    SpooledRequest request = spool.take();
    assertThat(number(request)).as(what).isEqualTo(expected == null ? -1 : expected.number);
    if (request == null || expected == null) {
      return false;
    }
    assertThat(request.payload())
        .as(what)
        .isEqualTo(Requests.blocks(expected.number, expected.blocks));
    assertThat(request.segment().spans()).as(what).isEqualTo(expected.spans);
    taken.put(expected.number, request.segment());
    return true;
  }

  private static int number(@Nullable SpooledRequest request) {
    return request == null ? -1 : Requests.number(request.payload());
  }

  private void putBack(Spool spool, Random random) {
    if (!taken.isEmpty()) {
      putBack(spool, any(random));
    }
  }

  private void putBack(Spool spool, int number) {
    Segment segment = taken.remove(number);
    if (segment != null) {
      spool.putBack(segment);
    }
  }

  private void done(Spool spool, Random random) {
    if (!taken.isEmpty()) {
      int number = any(random);
      Segment segment = taken.remove(number);
      all.remove(number);
      if (segment != null) {
        spool.done(segment);
      }
    }
  }

  private int any(Random random) {
    List<Integer> numbers = new ArrayList<>(taken.keySet());
    return numbers.get(random.nextInt(numbers.size()));
  }

  /** The next JVM, perhaps with another limit. */
  private Spool restart(Stage stage, Random random, String what) {
    taken.clear();
    for (Request request : all.values()) {
      adopted += request.spans;
    }
    blocks = 8 + random.nextInt(8);
    makeRoom(SegmentKind.EVIDENCE, 0, true);
    Spool spool = stage.open(blocks * (long) BLOCK);
    // The first call adopts.
    if (take(spool, what)) {
      putBack(spool, random);
    }
    check(stage, spool, what);
    return spool;
  }

  /** Changes a byte of a request that waits; a taken one is not read again in this life. */
  private void damage(Stage stage, Random random) throws IOException {
    List<Path> files = stage.files(".segment");
    if (files.isEmpty()) {
      return;
    }
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    Request request = all.get(ByteBuffer.wrap(bytes).getInt(HEAD));
    if (request != null && !request.damaged) {
      // Anywhere but in the number, by which it is found here.
      int at = random.nextInt(bytes.length - Integer.BYTES);
      bytes[at < HEAD ? at : at + Integer.BYTES] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      request.damaged = true;
    }
  }
}
