package io.hindcast.exporter.spool;

import static io.hindcast.exporter.spool.Requests.request;
import static io.hindcast.exporter.spool.SegmentKind.BASELINE;
import static io.hindcast.exporter.spool.SegmentKind.EVIDENCE;
import static io.hindcast.exporter.spool.Stage.put;
import static io.hindcast.exporter.spool.Stage.send;
import static io.hindcast.exporter.spool.Stage.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolRestartTest {
  @TempDir Path temp = Path.of("");
  private Stage stage = new Stage(temp);

  @BeforeEach
  void setTheStage() {
    stage = new Stage(temp.resolve("spool"));
  }

  @AfterEach
  void clearTheStage() {
    stage.close();
  }

  @Test
  void nextLife_sendsWhatWasLeft_takenOrNot_once() {
    try (Spool before = stage.open()) {
      put(before, BASELINE, request(1, 100));
      store(before, EVIDENCE, request(2, 100));
      before.done(store(before, EVIDENCE, request(3, 100)));
    }

    try (Spool after = stage.open()) {
      assertThat(send(after)).containsExactly(2, 1);
    }

    assertThat(stage.told.adopted).isEqualTo(20);
    assertThat(send(stage.open())).isEmpty();
    assertThat(stage.log.lines)
        .containsExactly(
            "INFO hindcast.spool.directory="
                + stage.directory
                + " holds what an earlier run could not send (2 requests, 20 spans): it is sent"
                + " now.");
  }

  @Test
  void severalLives_areSentInTheOrderOfTime_beforeWhatIsNew() {
    List<Spool> before = List.of(stage.open(), stage.open());
    for (int i = 0; i < 6; i++) {
      put(before.get(i % 2), EVIDENCE, request(i, 100));
      stage.clock.advance(Duration.ofMillis(1));
    }
    before.forEach(Spool::close);
    // The wall clock was set back meanwhile.
    stage.clock.epoch -= Duration.ofHours(1).toNanos();
    Spool after = stage.open();
    put(after, EVIDENCE, request(6, 100));

    assertThat(send(after)).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void lifeThatLives_isLeftAlone_untilItEnds() {
    Spool one = stage.open();
    put(one, EVIDENCE, request(1, 100));
    Spool two = stage.open();
    put(two, EVIDENCE, request(2, 100));

    assertThat(send(two)).containsExactly(2);
    one.close();
    assertThat(send(two)).as("it looks once a minute").isEmpty();
    stage.clock.advance(Duration.ofSeconds(60));

    assertThat(send(two)).containsExactly(1);
  }

  @Test
  void adoptedLife_isRemoved_whenAllOfItIsSent() throws Exception {
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, request(1, 100));
    }
    Spool after = stage.open();
    send(after);
    stage.clock.advance(Duration.ofSeconds(60));
    after.take();

    // The one in the directory, and that of the life that lives.
    assertThat(stage.files("lock")).hasSize(2);
  }

  @Test
  void segmentThatWasBeingWritten_isDeleted() throws Exception {
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, request(1, 100));
    }
    Path whole = stage.files(".segment").get(0);
    Path part = whole.resolveSibling("0000000000000001-e-1-10.segment.part");
    Files.copy(whole, part);

    assertThat(send(stage.open())).containsExactly(1);
    assertThat(part).doesNotExist();
  }

  @Test
  void lifeWithoutLockFile_isAdoptedAsWell() throws Exception {
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, request(1, 100));
    }
    Files.delete(stage.files(".segment").get(0).resolveSibling("lock"));

    assertThat(send(stage.open())).containsExactly(1);
  }

  @Test
  void filesOfOthers_areLeftAlone() throws Exception {
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, request(1, 100));
    }
    Path life = stage.files(".segment").get(0).resolveSibling("");
    List<Path> others =
        List.of(
            stage.directory.resolve("notes.txt"),
            stage.directory.resolve("data").resolve("0000000000000001-e-1-10.segment"),
            stage.directory.resolve("1-2").resolve("0000000000000001-e-1-10.segment"),
            life.resolve("notes.txt"),
            life.resolve("notes.txt.part"),
            life.resolve("0000000000000001-x-1-10.segment"),
            life.resolve("0000000000000001-e-1-010.segment"),
            life.resolve("0000000000000001-e-256-10.segment"));
    for (Path other : others) {
      Files.createDirectories(other.resolveSibling(""));
      Files.writeString(other, "not ours");
    }

    try (Spool after = stage.open()) {
      assertThat(send(after)).containsExactly(1);
    }

    assertThat(others).allSatisfy(other -> assertThat(other).hasContent("not ours"));
    assertThat(stage.told.damagedSegments).isZero();
  }

  @Test
  void manyThatStartAtOnce_sendEachRequestOnce() throws Exception {
    int count = 6;
    List<Spool> before = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      if (i < count) {
        before.add(stage.open());
      }
      put(before.get(i % count), BASELINE, request(i, 100));
      expected.add(i);
    }
    before.forEach(Spool::close);

    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    // A stage for each: what spools tell is counted without locks.
    List<Stage> stages = new ArrayList<>();
    List<Integer> sent = new ArrayList<>();
    try {
      List<Future<List<Integer>>> results = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Stage own = new Stage(stage.directory);
        stages.add(own);
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return send(own.open());
                }));
      }
      start.countDown();
      for (Future<List<Integer>> result : results) {
        sent.addAll(result.get(60, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
      stages.forEach(Stage::close);
    }

    assertThat(sent).containsExactlyInAnyOrderElementsOf(expected);
  }
}
