package io.hindcast.exporter.spool;

import static io.hindcast.exporter.spool.Requests.request;
import static io.hindcast.exporter.spool.SegmentKind.EVIDENCE;
import static io.hindcast.exporter.spool.Stage.put;
import static io.hindcast.exporter.spool.Stage.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs on one directory, and JVMs that are killed. */
@Timeout(120)
final class SpoolProcessTest {
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

  @RepeatedTest(8)
  void killedJvm_leavesAllItHadStored_whole() throws Exception {
    long seed = System.nanoTime();
    int stored = 1 + new Random(seed).nextInt(40);
    try (ChildJvm child = ChildJvm.start("store", stage.directory)) {
      for (int i = 0; i < stored; i++) {
        assertThat(child.line()).as("seed %d", seed).isEqualTo(Integer.toString(i));
      }
      child.kill();
      // What it has said before the kill and was not read yet.
      stored += child.linesToEnd().size();
    }

    List<Integer> sent = new ArrayList<>(send(stage.open()));

    assertThat(stage.told.damagedSegments).as("seed %d", seed).isZero();
    assertThat(sent).as("seed %d", seed).hasSizeBetween(stored, stored + 1);
    assertThat(sent)
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, sent.size()).boxed().toList());
    assertThat(stage.files(".part")).as("seed %d", seed).isEmpty();
  }

  @Test
  void jvmThatLives_keepsItsRequests_untilItIsKilled() throws Exception {
    try (ChildJvm child = ChildJvm.start("store", stage.directory)) {
      int stored = child.linesToEnd().size();
      Spool ours = stage.open();
      put(ours, EVIDENCE, request(1_000, 100));

      assertThat(send(ours)).containsExactly(1_000);
      stage.clock.advance(Duration.ofSeconds(60));
      assertThat(send(ours)).isEmpty();
      child.kill();
      stage.clock.advance(Duration.ofSeconds(60));

      assertThat(stored).isPositive();
      assertThat(send(ours)).hasSize(stored).doesNotHaveDuplicates();
    }
  }

  @Test
  void spoolsOfOneJvm_keepTheirLocks_whenTheyLookForEachOther() throws Exception {
    Spool one = stage.open();
    put(one, EVIDENCE, request(1, 100));
    Spool two = stage.open();
    put(two, EVIDENCE, request(2, 100));
    stage.clock.advance(Duration.ofSeconds(60));

    // A second descriptor of a lock file, closed, would have given the lock away.
    assertThat(send(one)).containsExactly(1);
    put(one, EVIDENCE, request(3, 100));
    try (ChildJvm child = ChildJvm.start("send", stage.directory)) {
      assertThat(child.linesToEnd()).isEmpty();
    }
    assertThat(send(two)).containsExactly(2);
    assertThat(send(one)).containsExactly(3);
  }

  @Test
  void twoThatStartAtOnce_sendEachRequestOnce() throws Exception {
    List<Spool> before = List.of(stage.open(), stage.open(), stage.open(), stage.open());
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      put(before.get(i % before.size()), SegmentKind.BASELINE, request(i, 2_000));
      expected.add(Integer.toString(i));
    }
    before.forEach(Spool::close);

    List<String> sent = new ArrayList<>();
    try (ChildJvm one = ChildJvm.start("send", stage.directory);
        ChildJvm two = ChildJvm.start("send", stage.directory)) {
      sent.addAll(one.linesToEnd());
      sent.addAll(two.linesToEnd());
    }

    assertThat(sent).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void jvmThatIsStoppedWithTheDirectoryLocked_holdsUpNobody() throws Exception {
    Spool spool = stage.open();
    try (ChildJvm child = ChildJvm.start("lock", stage.directory)) {
      assertThat(child.line()).isEqualTo(stage.directory.toString());
      assertThat(spool.store(EVIDENCE, 1, 10, request(1, 100))).isNull();
      child.kill();
    }
    put(spool, EVIDENCE, request(2, 100));

    assertThat(send(spool)).containsExactly(2);
    assertThat(stage.log.lines).hasSize(1);
    assertThat(stage.log.lines.get(0))
        .contains("(IOException: another process has locked " + stage.directory);
  }
}
